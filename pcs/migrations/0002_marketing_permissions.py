"""What marketing needs beside pages and menus: films, documents, redirects and their report."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

APPS = ("cms", "wagtaildocs", "wagtailredirects")
PERMISSIONS = {
    "cms": ["add_video", "change_video", "delete_video", "view_video", "view_finding"],
    "wagtailredirects": ["add_redirect", "change_redirect", "delete_redirect", "view_redirect"],
}
# Permitted by collection; the root holds them all.
DOCUMENTS = ("add_document", "change_document", "choose_document")


def grant(apps, schema_editor):
    for label in APPS:  # usually made after the last migration: too late here
        create_permissions(installed.get_app_config(label), apps=apps, verbosity=0)
    marketing = apps.get_model("auth", "Group").objects.get(name="marketing")
    permissions = apps.get_model("auth", "Permission").objects
    for app, codes in PERMISSIONS.items():
        for code in codes:
            marketing.permissions.add(permissions.get(content_type__app_label=app, codename=code))
    root = apps.get_model("wagtailcore", "Collection").objects.order_by("path").first()
    for code in DOCUMENTS:
        apps.get_model("wagtailcore", "GroupCollectionPermission").objects.get_or_create(
            group=marketing,
            collection=root,
            permission=permissions.get(content_type__app_label="wagtaildocs", codename=code),
        )


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0003_landing_pages"),
        ("pcs", "0001_staff_permissions"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
    ]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
