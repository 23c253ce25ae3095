import uuid

import django.db.models.deletion
import wagtail.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0005_services"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.CreateModel(
            name="HomeAccess",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "street_code",
                    models.CharField(
                        blank=True, max_length=40, verbose_name="code of the street door"
                    ),
                ),
                (
                    "door_code",
                    models.CharField(
                        blank=True, max_length=40, verbose_name="code of the home's door"
                    ),
                ),
                (
                    "wifi_network",
                    models.CharField(blank=True, max_length=64, verbose_name="Wi-Fi network"),
                ),
                (
                    "wifi_password",
                    models.CharField(blank=True, max_length=64, verbose_name="Wi-Fi password"),
                ),
                (
                    "home",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="access",
                        to="catalogue.home",
                        verbose_name="home",
                    ),
                ),
            ],
            options={
                "verbose_name": "access to a home",
                "verbose_name_plural": "access to homes",
                "ordering": ["home"],
            },
        ),
        migrations.CreateModel(
            name="Guidebook",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("translation_key", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "sections",
                    wagtail.fields.StreamField(
                        [
                            ("arrival", 0),
                            ("wifi", 1),
                            ("things", 2),
                            ("rules", 3),
                            ("around", 4),
                            ("leaving", 5),
                            ("emergency", 6),
                            ("other", 9),
                        ],
                        block_lookup={
                            0: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "link", "ul", "ol", "h3"],
                                    "label": "Arrival and access",
                                },
                            ),
                            1: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "link", "ul", "ol", "h3"],
                                    "label": "Wi-Fi",
                                },
                            ),
                            2: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "link", "ul", "ol", "h3"],
                                    "label": "How things work",
                                },
                            ),
                            3: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "link", "ul", "ol", "h3"],
                                    "label": "House rules",
                                },
                            ),
                            4: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "link", "ul", "ol", "h3"],
                                    "label": "Around the home",
                                },
                            ),
                            5: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "link", "ul", "ol", "h3"],
                                    "label": "Leaving",
                                },
                            ),
                            6: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "link", "ul", "ol", "h3"],
                                    "label": "Emergency numbers",
                                },
                            ),
                            7: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Title", "max_length": 80},
                            ),
                            8: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "link", "ul", "ol", "h3"],
                                    "label": "Text",
                                },
                            ),
                            9: ("wagtail.blocks.StructBlock", [[("title", 7), ("text", 8)]], {}),
                        },
                        help_text="No code and no password here: they are kept apart, under Access to homes.",
                        verbose_name="sections",
                    ),
                ),
                (
                    "home",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="guidebooks",
                        to="catalogue.home",
                        verbose_name="home",
                    ),
                ),
                (
                    "locale",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wagtailcore.locale",
                        verbose_name="locale",
                    ),
                ),
            ],
            options={
                "verbose_name": "guidebook",
                "verbose_name_plural": "guidebooks",
                "ordering": ["home", "locale"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("home", "locale"), name="one_guidebook_per_language"
                    )
                ],
                "unique_together": {("translation_key", "locale")},
            },
        ),
    ]
