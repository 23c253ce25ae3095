import uuid

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import cms.models.ads


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0004_check_in_times"),
        ("cms", "0003_landing_pages"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.CreateModel(
            name="HouseAd",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("translation_key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("title", models.CharField(max_length=80, verbose_name="title")),
                ("words", models.CharField(blank=True, max_length=220, verbose_name="words")),
                ("label", models.CharField(max_length=40, verbose_name="words of the button")),
                (
                    "link",
                    models.CharField(
                        help_text="Such as /homes/ for a page of this site: the language is added by itself.",
                        max_length=300,
                        validators=[cms.models.ads.check_link],
                        verbose_name="where it leads",
                    ),
                ),
                (
                    "starts_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="from"),
                ),
                (
                    "ends_at",
                    models.DateTimeField(
                        blank=True, help_text="Empty: for ever.", null=True, verbose_name="until"
                    ),
                ),
                ("on_home", models.BooleanField(default=False, verbose_name="on the home page")),
                (
                    "on_search",
                    models.BooleanField(default=False, verbose_name="under search results"),
                ),
                (
                    "on_listing",
                    models.BooleanField(default=False, verbose_name="on the pages of homes"),
                ),
                (
                    "on_space",
                    models.BooleanField(default=False, verbose_name="in travellers' space"),
                ),
                (
                    "weight",
                    models.PositiveSmallIntegerField(
                        default=1,
                        help_text="Of several in one place, 2 is shown twice as often as 1.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(10),
                        ],
                        verbose_name="weight",
                    ),
                ),
                ("on_air", models.BooleanField(default=False, editable=False)),
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
                (
                    "picture",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="catalogue.photo",
                        verbose_name="picture",
                    ),
                ),
            ],
            options={
                "verbose_name": "house ad",
                "verbose_name_plural": "house ads",
                "ordering": ["-starts_at", "pk"],
                "abstract": False,
                "unique_together": {("translation_key", "locale")},
            },
        ),
        migrations.CreateModel(
            name="AdCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(max_length=10, verbose_name="language")),
                ("day", models.DateField(verbose_name="day")),
                ("impressions", models.PositiveIntegerField(default=0, verbose_name="impressions")),
                ("clicks", models.PositiveIntegerField(default=0, verbose_name="clicks")),
                (
                    "ad",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="counts",
                        to="cms.housead",
                        verbose_name="house ad",
                    ),
                ),
            ],
            options={
                "verbose_name": "count of a house ad",
                "verbose_name_plural": "counts of house ads",
                "ordering": ["-day", "ad", "language"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("ad", "language", "day"), name="one_count_a_day"
                    )
                ],
            },
        ),
    ]
