from datetime import date

from django.db import migrations

STEPS = {
    "flexible": [(1, 100)],
    "moderate": [(5, 100), (1, 50)],
    "strict": [(30, 100), (7, 50)],
}


def add_policies(apps, schema_editor):
    policies = apps.get_model("catalogue", "CancellationPolicy")
    steps = apps.get_model("catalogue", "CancellationStep")
    for kind, rows in STEPS.items():
        policy = policies.objects.create(kind=kind, valid_from=date(2018, 1, 1))
        steps.objects.bulk_create(
            steps(policy=policy, days_before=days, percent=percent) for days, percent in rows
        )


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0001_initial")]
    operations = [migrations.RunPython(add_policies, migrations.RunPython.noop)]
