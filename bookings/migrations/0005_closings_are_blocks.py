from datetime import timedelta

from django.db import migrations

DAY = timedelta(days=1)


def keep_closings_as_blocks(apps, schema_editor):
    """Each unbroken run of closed nights becomes a closing."""
    Block, Night = apps.get_model("bookings", "Block"), apps.get_model("bookings", "Night")
    closed = Night.objects.filter(kind="closed", block=None).order_by("home_id", "date")
    runs = []
    for night in closed.iterator():
        if runs and runs[-1].home_id == night.home_id and runs[-1].last == night.date:
            runs[-1].last += DAY
        else:
            last = night.date + DAY
            runs.append(Block(home_id=night.home_id, kind="closed", first=night.date, last=last))
    for block in Block.objects.bulk_create(runs, batch_size=500):
        nights = closed.filter(home_id=block.home_id, date__gte=block.first, date__lt=block.last)
        nights.update(block=block)


class Migration(migrations.Migration):
    dependencies = [("bookings", "0004_blocks")]

    operations = [migrations.RunPython(keep_closings_as_blocks, migrations.RunPython.noop)]
