from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_staff_groups"),
    ]

    operations = [
        migrations.AddField(
            model_name="traveller",
            name="membership",
            field=models.CharField(
                choices=[
                    ("free", "Free"),
                    ("bag_packer", "Bag Packer"),
                    ("explorator", "Explorator"),
                ],
                default="free",
                max_length=10,
                verbose_name="membership",
            ),
        ),
    ]
