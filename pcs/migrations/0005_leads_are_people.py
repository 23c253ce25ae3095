"""Marketing keeps the figures of estimates, not the people who asked for them."""

from django.db import migrations

PEOPLE = ("view_lead", "change_lead")


def take_back(apps, schema_editor):
    held = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="billing", codename__in=PEOPLE
    )
    for group in apps.get_model("auth", "Group").objects.filter(name="marketing"):
        group.permissions.remove(*held)


class Migration(migrations.Migration):
    dependencies = [("pcs", "0004_owners")]
    operations = [migrations.RunPython(take_back, migrations.RunPython.noop)]
