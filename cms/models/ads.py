"""Advertising for PCS's own offers: no other company's, and nobody is followed."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, URLValidator
from django.db import models
from django.db.models import F, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.api import APIField
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from catalogue.models import Photo
from cms.rules import click_rate
from locales.fallback import TranslatedQuerySet

OF_THIS_SITE = re.compile(r"/(?![/\\])[^\s\\]*")
elsewhere = URLValidator(schemes=["https", "http"])


def check_link(written: str) -> None:
    """A page of this site (/homes/) or a whole address: nothing that runs or hides a host."""
    if OF_THIS_SITE.fullmatch(written):
        return
    try:
        elsewhere(written)
    except ValidationError as error:
        text = _("This is no address: start with / for a page of this site, or with https://.")
        raise ValidationError(text) from error


def is_described(picture: Photo) -> bool:
    """Whether those who do not see a picture are told what it shows."""
    return bool(picture.description.strip()) or picture.texts.exists()


class HouseAdQuerySet(TranslatedQuerySet):
    def running(self, now: datetime) -> "HouseAdQuerySet":
        return self.filter(Q(ends_at=None) | Q(ends_at__gt=now), starts_at__lte=now)

    def waiting_or_over(self, now: datetime) -> "HouseAdQuerySet":
        return self.filter(Q(starts_at__gt=now) | Q(ends_at__lte=now))

    def at(self, place: str) -> "HouseAdQuerySet":
        return self.filter(**{f"on_{place}": True})


class HouseAd(TranslatableMixin, models.Model):
    """Advertising for PCS itself, shown to visitors and to the free formula.

    Its source row says when, where and how often; a translation only says it in other words.
    """

    PLACES = ("home", "search", "listing", "space")

    title = models.CharField(gettext_lazy("title"), max_length=80)
    words = models.CharField(gettext_lazy("words"), max_length=220, blank=True)
    picture = models.ForeignKey(
        Photo,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=gettext_lazy("picture"),
    )
    label = models.CharField(gettext_lazy("words of the button"), max_length=40)
    link = models.CharField(
        gettext_lazy("where it leads"),
        max_length=300,
        validators=[check_link],
        help_text=gettext_lazy(
            "Such as /homes/ for a page of this site: the language is added by itself."
        ),
    )

    starts_at = models.DateTimeField(gettext_lazy("from"), default=timezone.now)
    ends_at = models.DateTimeField(
        gettext_lazy("until"), null=True, blank=True, help_text=gettext_lazy("Empty: for ever.")
    )
    on_home = models.BooleanField(gettext_lazy("on the home page"), default=False)
    on_search = models.BooleanField(gettext_lazy("under search results"), default=False)
    on_listing = models.BooleanField(gettext_lazy("on the pages of homes"), default=False)
    on_space = models.BooleanField(gettext_lazy("in travellers' space"), default=False)
    weight = models.PositiveSmallIntegerField(
        gettext_lazy("weight"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(10)],
        help_text=gettext_lazy("Of several in one place, 2 is shown twice as often as 1."),
    )
    # Whether pages have been told that it runs (cms.ads.announce).
    on_air = models.BooleanField(default=False, editable=False)

    objects: ClassVar = HouseAdQuerySet.as_manager()

    translatable_fields: ClassVar = [
        TranslatableField("title"),
        TranslatableField("words"),
        TranslatableField("label"),
        SynchronizedField("picture"),
        SynchronizedField("link"),
        *(
            SynchronizedField(name, overridable=False)
            for name in ("starts_at", "ends_at", *(f"on_{place}" for place in PLACES), "weight")
        ),
    ]

    api_fields: ClassVar = [
        *(APIField(name, writable=True) for name in ("title", "words", "label", "link")),
        *map(APIField, ("picture", "starts_at", "ends_at", "weight")),
        *(APIField(f"on_{place}") for place in PLACES),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = gettext_lazy("house ad")
        verbose_name_plural = gettext_lazy("house ads")
        ordering = ["-starts_at", "pk"]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        errors: dict[str, Any] = {}
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            errors["ends_at"] = _("Choose a moment after the one it starts at.")
        if self.picture and not is_described(self.picture):
            errors["picture"] = _(
                "This picture has no description for those who do not see it: "
                "write one in its form first."
            )
        if errors:
            raise ValidationError(errors)
        if not self._has_source():
            raise ValidationError(_("Write the ad in French first, then translate it."))

    def _has_source(self) -> bool:
        """Dates, places and weight are the source row's: an ad without one would never show."""
        if self.locale.language_code == settings.LANGUAGE_CODE:
            return True
        return HouseAd.objects.sources().filter(translation_key=self.translation_key).exists()


class AdCountQuerySet(models.QuerySet["AdCount"]):
    def add(self, ad: HouseAd, language: str, day: date, **seen: int) -> None:
        """Add impressions or clicks to a day's count, which two processes may do at once."""
        which = {"ad": ad, "language": language, "day": day}
        more = {name: F(name) + number for name, number in seen.items()}
        if not self.filter(**which).update(**more):
            self.bulk_create([AdCount(**which)], ignore_conflicts=True)
            self.filter(**which).update(**more)

    def totals(self) -> dict[str, Any]:
        found = self.aggregate(impressions=Sum("impressions"), clicks=Sum("clicks"))
        sums = {name: number or 0 for name, number in found.items()}
        return sums | {"rate": click_rate(sums["impressions"], sums["clicks"])}


class AdCount(models.Model):
    """How often an ad was seen and followed on one day in one language; by whom is not known."""

    ad = models.ForeignKey(
        HouseAd,
        on_delete=models.CASCADE,
        related_name="counts",
        verbose_name=gettext_lazy("house ad"),
    )
    language = models.CharField(gettext_lazy("language"), max_length=10)
    day = models.DateField(gettext_lazy("day"))
    impressions = models.PositiveIntegerField(gettext_lazy("impressions"), default=0)
    clicks = models.PositiveIntegerField(gettext_lazy("clicks"), default=0)

    objects: ClassVar = AdCountQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("count of a house ad")
        verbose_name_plural = gettext_lazy("counts of house ads")
        ordering = ["-day", "ad", "language"]
        constraints = [
            models.UniqueConstraint(fields=["ad", "language", "day"], name="one_count_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.ad} {self.day:%Y-%m-%d} {self.language}"

    @property
    def rate(self) -> Decimal | None:
        return click_rate(self.impressions, self.clicks)
