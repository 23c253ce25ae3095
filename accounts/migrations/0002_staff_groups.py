from django.db import migrations

GROUPS = ("accounting", "agency", "marketing", "moderators", "support")


def add_groups(apps, schema_editor):
    groups = apps.get_model("auth", "Group")
    for name in GROUPS:
        groups.objects.get_or_create(name=name)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunPython(add_groups, migrations.RunPython.noop)]
