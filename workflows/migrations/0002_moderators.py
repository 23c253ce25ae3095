"""Moderators decide about homes; who supervises them is an administrator's choice."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

PERMISSIONS = ("view_propertyvalidation", "decide_propertyvalidation")


def grant(apps, schema_editor):
    # The permissions of new models are usually made after the last migration: too late here.
    create_permissions(installed.get_app_config("workflows"), apps=apps, verbosity=0)
    moderators, _made = apps.get_model("auth", "Group").objects.get_or_create(name="moderators")
    permissions = apps.get_model("auth", "Permission").objects
    moderators.permissions.add(
        *permissions.filter(content_type__app_label="workflows", codename__in=PERMISSIONS)
    )


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_staff_groups"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("workflows", "0001_property_validation"),
    ]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
