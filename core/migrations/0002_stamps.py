from django.db import migrations


def add_stamps(apps, schema_editor):
    stamps = apps.get_model("core", "Stamp")
    stamps.objects.bulk_create(stamps(shard=shard, value=0) for shard in range(16))


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]
    operations = [migrations.RunPython(add_stamps, migrations.RunPython.noop)]
