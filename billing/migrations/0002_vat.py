from datetime import date
from decimal import Decimal

from django.db import migrations


def add_rate(apps, schema_editor):
    """The standard rate of article 278 of the CGI."""
    rates = apps.get_model("billing", "VatRate")
    rates.objects.create(code="standard", percent=Decimal(20), valid_from=date(2014, 1, 1))


class Migration(migrations.Migration):
    dependencies = [("billing", "0001_initial")]
    operations = [migrations.RunPython(add_rate, migrations.RunPython.noop)]
