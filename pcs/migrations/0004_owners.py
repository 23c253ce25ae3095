"""Who keeps what came with owners: leads, mandates, visits, calendars, findings, conversations."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

APPS = ("accounts", "billing", "bookings", "catalogue", "workflows")
VISITS = ["view_intervention", "view_order", "view_costapproval"]
CALENDARS = [
    "view_feed", "change_feed", "view_conflict", "change_conflict",
    "view_stayrequest", "change_stayrequest",
]  # fmt: skip
LEADS = ["view_lead", "change_lead", "view_studyterms"]
PERMISSIONS = {
    "accounting": {
        "billing": [
            "add_ownertariff", "view_ownertariff", "view_mandate", "add_mandateterms",
            "view_mandateterms", "view_subscription", "view_lead", "view_studyterms",
        ],
        "bookings": [*VISITS, "view_inventoryreport"],
        "catalogue": ["view_lettingrule", "view_marketrate"],
    },
    "agency": {
        "billing": [*LEADS, "view_mandate", "view_subscription"],
        "bookings": [
            *VISITS, *CALENDARS, "change_intervention", "add_order",
            "add_routine", "change_routine", "view_routine", "view_thread", "change_thread",
            "view_inventoryreport", "change_inventoryreport", "view_lettingyear",
        ],
        "catalogue": [
            "add_room", "change_room", "delete_room", "view_room", "view_lettingrule",
            "view_marketrate",
        ],
    },
    "marketing": {
        "billing": ["view_lead", "change_lead", "add_studyterms", "view_studyterms"],
        "catalogue": [
            "add_marketzone", "change_marketzone", "view_marketzone",
            "add_marketrate", "view_marketrate", "add_seasonindex", "view_seasonindex",
            "add_kindratio", "view_kindratio", "view_photofinding",
        ],
    },
    "moderators": {
        "billing": ["view_lead", "view_mandate"],
        "bookings": [
            "view_intervention", "view_thread", "view_inventoryreport", "view_feed",
            "view_conflict", "view_stayrequest", "view_lettingyear", "change_lettingyear",
        ],
        "catalogue": [
            "view_room", "view_photofinding", "change_photofinding", "add_lettingrule",
            "view_lettingrule",
        ],
        "workflows": ["view_propertyvalidation", "decide_propertyvalidation"],
    },
    "support": {
        "billing": LEADS,
        "bookings": [
            *VISITS, *CALENDARS, "change_intervention", "add_order", "view_thread",
            "change_thread", "view_inventoryreport",
        ],
        "catalogue": ["view_room", "view_marketrate"],
    },
}  # fmt: skip


def grant(apps, schema_editor):
    # The permissions of new models are usually made after the last migration: too late here.
    for label in APPS:
        create_permissions(installed.get_app_config(label), apps=apps, verbosity=0)
    permissions = apps.get_model("auth", "Permission").objects
    for name, by_app in PERMISSIONS.items():
        group = apps.get_model("auth", "Group").objects.get(name=name)
        for app, codes in by_app.items():
            for code in codes:
                group.permissions.add(permissions.get(content_type__app_label=app, codename=code))


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_owner_details"),
        ("billing", "0009_ending_asked"),
        ("bookings", "0010_nights_let_in_a_year"),
        ("catalogue", "0015_hotel_services"),
        ("pcs", "0003_services_faq_ads_languages"),
        ("workflows", "0001_property_validation"),
    ]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
