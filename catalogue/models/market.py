"""What homes earn where: the table an owner's estimate is made from.

Rows are dated and superseded, never edited; each says where it comes from.
"""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .home import Home

# Homes of this many bedrooms and more share one row.
LARGEST = 4
PERCENT = [MinValueValidator(0), MaxValueValidator(100)]


class MarketZone(models.Model):
    """A part of a town that shares its prices, known by its postcodes."""

    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("slug"), unique=True)
    insee = models.CharField(_("INSEE code of the town"), max_length=5)
    postcodes = models.CharField(
        _("postcodes"), max_length=200, help_text=_("Separated by spaces.")
    )
    near = models.CharField(
        _("proposed to"),
        max_length=200,
        blank=True,
        help_text=_("First digits of the postcodes for which this is the nearest zone we know."),
    )
    latitude = models.DecimalField(_("latitude"), max_digits=9, decimal_places=6)
    longitude = models.DecimalField(_("longitude"), max_digits=9, decimal_places=6)

    class Meta:
        verbose_name = _("market zone")
        verbose_name_plural = _("market zones")
        ordering = ["insee", "slug"]

    def __str__(self) -> str:
        return self.name

    @property
    def codes(self) -> list[str]:
        return self.postcodes.split()

    @property
    def town(self) -> str:
        """Its town's name: zones of Paris are arrondissements."""
        return self.name.split(" ")[0]


class MarketRateQuerySet(models.QuerySet["MarketRate"]):
    def in_force(self, zone: MarketZone, bedrooms: int, rental_kind: str) -> "MarketRate | None":
        """The newest figures for a home; None where there are none.

        A room is let by itself, whatever the home around it.
        """
        rooms = 1 if rental_kind == Home.RentalKind.ROOM else min(bedrooms, LARGEST)
        rows = self.filter(zone=zone, bedrooms=rooms, rental_kind=rental_kind)
        return rows.select_related("zone").order_by("-as_of", "-pk").first()


class MarketRate(models.Model):
    """What a night costs and how many are let, for a zone, a number of bedrooms and a rental."""

    zone = models.ForeignKey(
        MarketZone, on_delete=models.PROTECT, related_name="rates", verbose_name=_("zone")
    )
    bedrooms = models.PositiveSmallIntegerField(
        _("bedrooms"),
        validators=[MaxValueValidator(LARGEST)],
        help_text=_("0 for a studio, 4 for four and more."),
    )
    rental_kind = models.CharField(
        _("rental"), max_length=12, choices=Home.RentalKind, default=Home.RentalKind.ENTIRE
    )
    price_low = models.DecimalField(_("low price of a night"), max_digits=8, decimal_places=2)
    price_median = models.DecimalField(_("median price of a night"), max_digits=8, decimal_places=2)
    price_high = models.DecimalField(_("high price of a night"), max_digits=8, decimal_places=2)
    occupancy_low = models.DecimalField(
        _("low occupancy in percent"), max_digits=4, decimal_places=1, validators=PERCENT
    )
    occupancy_mean = models.DecimalField(
        _("mean occupancy in percent"), max_digits=4, decimal_places=1, validators=PERCENT
    )
    occupancy_high = models.DecimalField(
        _("high occupancy in percent"), max_digits=4, decimal_places=1, validators=PERCENT
    )
    listings = models.PositiveIntegerField(_("homes counted"), default=0)
    as_of = models.DateField(_("as of"))
    source = models.CharField(_("source"), max_length=200)
    note = models.TextField(_("method"), blank=True)
    derived = models.BooleanField(
        _("derived"), default=False, help_text=_("Taken from another town by a ratio of ours.")
    )
    ratio = models.DecimalField(
        _("ratio of prices"), max_digits=5, decimal_places=2, null=True, blank=True
    )

    objects: ClassVar = MarketRateQuerySet.as_manager()

    class Meta:
        verbose_name = _("market rate")
        verbose_name_plural = _("market rates")
        ordering = ["zone", "rental_kind", "bedrooms", "-as_of"]
        constraints = [
            models.UniqueConstraint(
                fields=["zone", "bedrooms", "rental_kind", "as_of"], name="one_market_rate_per_date"
            ),
            models.CheckConstraint(
                condition=Q(
                    price_low__gte=1,
                    price_median__gte=F("price_low"),
                    price_high__gte=F("price_median"),
                ),
                name="market_prices_rise",
            ),
            models.CheckConstraint(
                condition=Q(
                    occupancy_mean__gte=F("occupancy_low"),
                    occupancy_high__gte=F("occupancy_mean"),
                    occupancy_high__lte=100,
                ),
                name="market_occupancies_rise",
            ),
            models.CheckConstraint(
                condition=Q(derived=False, ratio=None) | Q(derived=True, ratio__gt=0),
                name="a_derived_rate_says_its_ratio",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.zone} {self.bedrooms} {self.get_rental_kind_display()} {self.as_of}"


class SeasonIndexQuerySet(models.QuerySet["SeasonIndex"]):
    def year(self, zone: MarketZone) -> "list[SeasonIndex]":
        """Twelve months, the zone's own where it has them all, else those of every zone."""
        newest = self.order_by("month", "as_of", "pk")
        own = by_month(newest.filter(zone=zone))
        return own if len(own) == 12 else by_month(newest.filter(zone=None))


def by_month(rows: "Iterable[SeasonIndex]") -> "list[SeasonIndex]":
    return list({row.month: row for row in rows}.values())


class SeasonIndex(models.Model):
    """How busy a month is beside an average one (1.000)."""

    zone = models.ForeignKey(
        MarketZone,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="seasons",
        verbose_name=_("zone"),
        help_text=_("Empty for every zone that has no year of its own."),
    )
    month = models.PositiveSmallIntegerField(
        _("month"), validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    index = models.DecimalField(
        _("index"), max_digits=5, decimal_places=3, validators=[MinValueValidator(0)]
    )
    as_of = models.DateField(_("as of"))
    source = models.CharField(_("source"), max_length=200)
    note = models.TextField(_("method"), blank=True)

    objects: ClassVar = SeasonIndexQuerySet.as_manager()

    class Meta:
        verbose_name = _("season index")
        verbose_name_plural = _("season indexes")
        ordering = ["zone", "month", "-as_of"]
        constraints = [
            models.UniqueConstraint(
                fields=["zone", "month", "as_of"], name="one_season_index_per_date"
            ),
            models.UniqueConstraint(
                fields=["month", "as_of"],
                condition=Q(zone=None),
                name="one_general_season_index_per_date",
            ),
            models.CheckConstraint(
                condition=Q(month__gte=1, month__lte=12, index__gte=0), name="a_season_is_a_month"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.month}: {self.index}"


class KindRatioQuerySet(models.QuerySet["KindRatio"]):
    def in_force(self, kind: str, day: date) -> "KindRatio | None":
        return self.filter(kind=kind, as_of__lte=day).order_by("-as_of").first()


class KindRatio(models.Model):
    """What a night costs in a kind of home, beside all homes of the same zone and size."""

    kind = models.CharField(_("kind"), max_length=10, choices=Home.Kind)
    ratio = models.DecimalField(
        _("ratio of prices"), max_digits=4, decimal_places=2, validators=[MinValueValidator(0)]
    )
    listings = models.PositiveIntegerField(_("homes counted"), default=0)
    as_of = models.DateField(_("as of"))
    source = models.CharField(_("source"), max_length=200)
    note = models.TextField(_("method"), blank=True)

    objects: ClassVar = KindRatioQuerySet.as_manager()

    class Meta:
        verbose_name = _("price ratio of a kind of home")
        verbose_name_plural = _("price ratios of kinds of homes")
        ordering = ["kind", "-as_of"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "as_of"], name="one_kind_ratio_per_date"),
            models.CheckConstraint(condition=Q(ratio__gt=0), name="a_kind_ratio_is_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.ratio}"
