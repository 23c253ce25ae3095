from datetime import date
from decimal import Decimal
from importlib import import_module
from pathlib import Path

from django.db import migrations

written = import_module("billing.migrations._written")
OPENED = date(2018, 1, 1)
TERMS = Path(__file__).parent / "terms"


def add_tariff(apps, schema_editor):
    """What PCS asks since it opened: 20 % of the nights and 100 euros a year."""
    apps.get_model("billing", "OwnerTariff").objects.create(
        commission_percent=Decimal(20), subscription=Decimal(100), valid_from=OPENED
    )


def add_terms(apps, schema_editor):
    terms = apps.get_model("billing", "MandateTerms").objects
    for file in sorted(TERMS.glob("*.txt")):
        terms.create(valid_from=OPENED, language=file.stem, body=file.read_text().strip())


class Migration(migrations.Migration):
    dependencies = [("billing", "0006_owners")]
    operations = [
        migrations.RunPython(add_tariff, migrations.RunPython.noop),
        migrations.RunPython(add_terms, migrations.RunPython.noop),
        migrations.RunPython(written.add_triggers, written.drop_triggers),
    ]
