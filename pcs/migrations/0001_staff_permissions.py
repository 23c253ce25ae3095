"""Who may do what in the back-office, by group; administrators change it there afterwards."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

APPS = ("accounts", "billing", "bookings", "catalogue", "core", "wagtail_localize", "wagtailimages")
ACCESS = ("wagtailadmin", "access_admin")

PERMISSIONS = {
    "accounting": {
        "accounts": ["view_owner", "view_traveller"],
        "billing": [
            "view_document", "view_entry", "view_payment", "view_refund", "view_stripeevent",
            "add_vatrate", "view_vatrate",
        ],
        "bookings": ["view_stay"],
        "catalogue": [
            "view_home", "view_commune", "view_nightlyprice", "view_cleaningfee",
            "add_touristtaxrate", "view_touristtaxrate", "view_cancellationpolicy",
        ],
    },
    "agency": {
        "accounts": ["view_owner", "add_owner", "view_traveller"],
        "bookings": ["view_stay", "change_stay", "view_night", "add_night"],
        "catalogue": [
            "view_agency", "view_commune", "add_home", "change_home", "view_home",
            "add_nightlyprice", "view_nightlyprice", "add_cleaningfee", "view_cleaningfee",
            "view_cancellationpolicy", "view_touristtaxrate", "add_keybox", "change_keybox",
            "view_keybox", "add_keymovement", "view_keymovement",
        ],
    },
    "marketing": {
        "catalogue": [
            "view_home", "add_listing", "change_listing", "publish_listing", "view_listing",
            "add_amenity", "change_amenity", "view_amenity", "add_homephoto", "change_homephoto",
            "delete_homephoto", "view_homephoto",
        ],
    },
    "moderators": {
        "accounts": ["view_owner"],
        "catalogue": [
            "change_home", "view_home", "add_listing", "change_listing", "publish_listing",
            "view_listing", "add_homephoto", "change_homephoto", "delete_homephoto",
            "view_homephoto", "view_amenity", "view_nightlyprice", "view_cleaningfee",
        ],
    },
    "support": {
        "accounts": ["view_owner", "view_traveller"],
        "bookings": ["view_night", "view_stay"],
        "catalogue": ["view_agency", "view_home"],
        "core": ["view_auditentry", "change_outboxentry", "view_outboxentry"],
    },
}  # fmt: skip
TRANSLATORS = ("marketing", "moderators")
PHOTOGRAPHERS = ("marketing", "moderators")
PICTURES = ("add_image", "change_image", "choose_image")


def create_missing(apps):
    """The permissions of new models are usually made after the last migration: too late here."""
    for label in APPS:
        create_permissions(installed.get_app_config(label), apps=apps, verbosity=0)
    listing = apps.get_model("contenttypes", "ContentType").objects.get(
        app_label="catalogue", model="listing"
    )
    apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=listing, codename="publish_listing", defaults={"name": "Can publish listing"}
    )


def grant(apps, schema_editor):
    create_missing(apps)
    permissions = apps.get_model("auth", "Permission").objects
    for name, by_app in PERMISSIONS.items():
        group, _made = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        wanted = [ACCESS, *((app, code) for app, codes in by_app.items() for code in codes)]
        if name in TRANSLATORS:
            wanted.append(("wagtail_localize", "submit_translation"))
        for app, code in wanted:
            group.permissions.add(permissions.get(content_type__app_label=app, codename=code))
        if name in PHOTOGRAPHERS:
            grant_pictures(apps, group)


def grant_pictures(apps, group):
    """Pictures are permitted by collection; the root holds them all."""
    root = apps.get_model("wagtailcore", "Collection").objects.order_by("path").first()
    permissions = apps.get_model("auth", "Permission").objects
    for code in PICTURES:
        apps.get_model("wagtailcore", "GroupCollectionPermission").objects.get_or_create(
            group=group,
            collection=root,
            permission=permissions.get(content_type__app_label="wagtailimages", codename=code),
        )


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_staff_groups"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("billing", "0001_initial"),
        ("bookings", "0001_initial"),
        ("catalogue", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("core", "0001_initial"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailimages", "0027_image_description"),
    ]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
