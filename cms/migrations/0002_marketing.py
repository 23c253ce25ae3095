"""Marketing edits the pages and the menus; its rights elsewhere come with each part's screens."""

from django.db import migrations

PAGES = ("add", "change", "publish", "lock", "unlock")
MENUS = ("navigation", "footer")


def permission(apps, app_label, verb, model):
    """A permission, made now: Django itself makes them only after the last migration."""
    content_types = apps.get_model("contenttypes", "ContentType").objects
    content_type, _made = content_types.get_or_create(app_label=app_label, model=model)
    found, _made = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type,
        codename=f"{verb}_{model}",
        defaults={"name": f"Can {verb} {model}"},
    )
    return found


def grant(apps, schema_editor):
    groups = apps.get_model("auth", "Group").objects
    # Wagtail's own two groups would stand beside ours under nearly the same names.
    groups.filter(name__in=["Moderators", "Editors"], user=None).delete()
    marketing, _made = groups.get_or_create(name="marketing")
    for model in MENUS:
        verbs = ("add", "change", "delete", "view")
        marketing.permissions.add(*(permission(apps, "cms", verb, model) for verb in verbs))
    pages = apps.get_model("wagtailcore", "GroupPagePermission").objects
    top = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
    for verb in PAGES:
        right = permission(apps, "wagtailcore", verb, "page")
        pages.get_or_create(group=marketing, page=top, permission=right)


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0001_initial"),
        ("accounts", "0002_staff_groups"),
        ("wagtailcore", "0098_apitoken"),
    ]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
