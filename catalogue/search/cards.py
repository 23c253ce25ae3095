"""What a list shows of a home: its words, its cover, its price."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from core.money import cents

from ..models import Amenity, Home, Listing, Photo
from ..photos import covers
from ..pricing import NIGHTS, Lines, price_homes, total
from .averages import base_prices
from .criteria import Criteria


@dataclass(frozen=True)
class Card:
    """A home as a list shows it; `lines` is empty without dates or without a price for them."""

    home: Home
    listing: Listing
    cover: Photo | None
    lines: Lines = ()
    base: Decimal | None = None
    amenities: tuple[str, ...] = ()
    # The words are the source language's, until somebody translates them.
    untranslated: bool = False

    @property
    def total(self) -> Decimal | None:
        return total(self.lines) if self.lines else None

    @property
    def nights(self) -> int:
        return sum(line.quantity for line in self.lines if line.kind == NIGHTS)

    @property
    def night_price(self) -> Decimal | None:
        """The average of the nights asked for, or the base price."""
        if not self.lines:
            return self.base
        return cents(total(self._night_lines) / self.nights)

    @property
    def _night_lines(self) -> Lines:
        return tuple(line for line in self.lines if line.kind == NIGHTS)


def cards(ids: Sequence[int], criteria: Criteria, language: str) -> list[Card]:
    """The cards of some homes in the order of their ids, in a constant number of queries."""
    if not ids:
        return []
    listings = listings_of(ids, language)
    homes = {pk: listing.home for pk, listing in listings.items()}
    photos = covers(ids, language)
    lines, bases = _prices(list(homes.values()), criteria)
    comforts = amenities_of(ids, language)
    return [
        Card(
            homes[pk],
            listings[pk],
            photos.get(pk),
            lines.get(pk, ()),
            bases.get(pk),
            comforts.get(pk, ()),
            listings[pk].locale.language_code != language,
        )
        for pk in ids
    ]


def amenities_of(ids: Sequence[int], language: str) -> dict[int, tuple[str, ...]]:
    """The names of what each home has, in a language."""
    names = Amenity.objects.filter(code=OuterRef("amenity__code")).in_language(language)
    rows = Home.amenities.through.objects.filter(home__in=ids)
    found: dict[int, tuple[str, ...]] = {}
    for home_id, name in rows.values_list("home_id", Subquery(names.values("name")[:1])):
        found[home_id] = (*found.get(home_id, ()), name)
    return found


def listings_of(ids: Sequence[int], language: str) -> dict[int, Listing]:
    """The listing of each home in a language, or in the source language, by the home's id."""
    rows = Listing.objects.filter(live=True, home__in=ids).in_language(language).order_by()
    brief = rows.select_related("home__commune", "locale").defer("description", "house_rules")
    return {listing.home_id: listing for listing in brief}


def _prices(homes: list[Home], criteria: Criteria) -> tuple[dict[int, Lines], dict[int, Decimal]]:
    today = timezone.localdate()
    if criteria.stay:
        return price_homes(homes, *criteria.stay, criteria.party, today), {}
    return {}, base_prices([home.pk for home in homes], today)
