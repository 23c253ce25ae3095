from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0003_count_outbox_by_state")]

    operations = [
        migrations.AlterField(
            model_name="idempotencyrecord",
            name="status",
            field=models.PositiveSmallIntegerField(),
        ),
    ]
