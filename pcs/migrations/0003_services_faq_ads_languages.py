"""Who keeps services, guidebooks, questions, house ads and languages."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

APPS = ("catalogue", "cms", "locales")
# Wagtail makes these after the last migration only, for models that are published.
PUBLISHED = (("catalogue", "service"), ("cms", "faq"))
PERMISSIONS = {
    "agency": {
        "accounts": ["change_traveller"],
        "catalogue": [
            "view_service", "view_serviceprice", "view_guidebook", "change_guidebook",
            "add_guidebook", "add_homeaccess", "change_homeaccess", "view_homeaccess",
        ],
    },
    "marketing": {
        "catalogue": [
            "add_servicecategory", "change_servicecategory", "view_servicecategory",
            "add_service", "change_service", "publish_service", "view_service",
            "add_serviceprice", "view_serviceprice",
            "add_guidebook", "change_guidebook", "view_guidebook",
        ],
        "cms": [
            "add_faq", "change_faq", "delete_faq", "publish_faq", "view_faq",
            "add_faqtopic", "change_faqtopic", "delete_faqtopic", "view_faqtopic",
            "change_unansweredquestion", "view_unansweredquestion",
            "add_housead", "change_housead", "delete_housead", "view_housead", "view_adcount",
        ],
        "locales": ["manage_languages", "translate_interface"],
    },
    "moderators": {
        "catalogue": ["view_service", "view_serviceprice", "view_guidebook"],
        "locales": ["translate_interface"],
    },
    "support": {
        "accounts": ["change_traveller"],
        "catalogue": ["view_service", "view_guidebook"],
        "cms": ["view_faq"],
    },
}  # fmt: skip


def create_missing(apps):
    """The permissions of new models are usually made after the last migration: too late here."""
    for label in APPS:
        create_permissions(installed.get_app_config(label), apps=apps, verbosity=0)
    for app, model in PUBLISHED:
        kind = apps.get_model("contenttypes", "ContentType").objects.get(app_label=app, model=model)
        apps.get_model("auth", "Permission").objects.get_or_create(
            content_type=kind,
            codename=f"publish_{model}",
            defaults={"name": f"Can publish {model}"},
        )


def grant(apps, schema_editor):
    create_missing(apps)
    permissions = apps.get_model("auth", "Permission").objects
    for name, by_app in PERMISSIONS.items():
        group = apps.get_model("auth", "Group").objects.get(name=name)
        for app, codes in by_app.items():
            for code in codes:
                group.permissions.add(permissions.get(content_type__app_label=app, codename=code))


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0006_guidebooks"),
        ("cms", "0006_services_block"),
        ("locales", "0003_desk_permissions"),
        ("pcs", "0002_marketing_permissions"),
    ]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
