from django.db import migrations

SHIPPED = ("fr", "en", "es")


def add_languages(apps, schema_editor):
    """The languages whose catalogues come with the code are live from the start."""
    locales = apps.get_model("wagtailcore", "Locale").objects
    for code in SHIPPED:
        locales.get_or_create(language_code=code)


class Migration(migrations.Migration):
    dependencies = [
        ("locales", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
    ]
    operations = [migrations.RunPython(add_languages, migrations.RunPython.noop)]
