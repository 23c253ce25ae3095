"""Photos that came before their facts were kept are read by the worker, one by one."""

from django.db import migrations


def read_later(apps, schema_editor):
    entries = apps.get_model("core", "OutboxEntry").objects
    photos = apps.get_model("catalogue", "Photo").objects.filter(facts=None)
    for pk, name in photos.values_list("pk", "file").iterator():
        known = {"kind": "catalogue.photo_facts", "key": name[-120:]}
        entries.get_or_create(**known, defaults={"payload": {"photo": pk}})


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0013_photo_facts"),
        ("core", "0001_initial"),
    ]
    operations = [migrations.RunPython(read_later, migrations.RunPython.noop)]
