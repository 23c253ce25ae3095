"""Marketing edits pages, menus, listings' words and photos, and nothing else."""

from django.db import migrations

ROWS = {
    "wagtailadmin.admin": ["access"],
    "cms.navigation": ["add", "change", "delete", "view"],
    "cms.footer": ["add", "change", "delete", "view"],
    "catalogue.home": ["view"],  # to choose which homes a page shows
    "catalogue.listing": ["change", "view", "publish"],
    "catalogue.phototext": ["add", "change", "delete", "view"],
}
PAGES = ["add", "change", "publish", "lock", "unlock"]
PHOTOS = ["add", "change", "choose"]


def permission(apps, label, verb):
    """A permission, made now: Django itself makes them only after the last migration."""
    app_label, model = label.split(".")
    content_types = apps.get_model("contenttypes", "ContentType").objects
    content_type, _ = content_types.get_or_create(app_label=app_label, model=model)
    found, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type,
        codename=f"{verb}_{model}",
        defaults={"name": f"Can {verb} {model}"},
    )
    return found


def grant(apps, schema_editor):
    groups = apps.get_model("auth", "Group").objects
    # Wagtail's own two groups would stand beside ours under nearly the same names.
    groups.filter(name__in=["Moderators", "Editors"], user=None).delete()
    marketing, _ = groups.get_or_create(name="marketing")
    pages = apps.get_model("wagtailcore", "GroupPagePermission").objects
    collections = apps.get_model("wagtailcore", "GroupCollectionPermission").objects
    for label, verbs in ROWS.items():
        marketing.permissions.add(*(permission(apps, label, verb) for verb in verbs))
    top = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
    for verb in PAGES:
        right = permission(apps, "wagtailcore.page", verb)
        pages.get_or_create(group=marketing, page=top, permission=right)
    everything = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    for verb in PHOTOS:
        right = permission(apps, "catalogue.photo", verb)
        collections.get_or_create(group=marketing, collection=everything, permission=right)


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0001_initial"),
        ("accounts", "0002_staff_groups"),
        ("catalogue", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailadmin", "0005_editingsession_is_editing"),
        ("wagtailimages", "0027_image_description"),
    ]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
