"""What makes no sense in a search, in sentences: for its form and for the API."""

from collections.abc import Collection, Iterator
from datetime import date
from decimal import Decimal

from django.forms import MultipleChoiceField
from django.utils import timezone
from django.utils.translation import gettext as _

from core.templatetags.ui import day

from .models import Amenity
from .models.home import LONGEST_STAY
from .places import close_to
from .rules import horizon
from .search.criteria import Place

Trouble = tuple[str, str]  # the field, and the sentence beside it


def with_stay(arrival: date | None, departure: date | None) -> Iterator[Trouble]:
    """No home can be had for such dates, whichever it is."""
    if arrival is None and departure is None:
        return
    today = timezone.localdate()
    last = horizon(today)
    if departure is None:
        yield "departure", _("Add the day you leave.")
    elif arrival is None:
        yield "arrival", _("Add the day you arrive.")
    elif arrival < today:
        yield "arrival", _("This day is past: choose a later one.")
    elif departure <= arrival:
        yield "departure", _("Choose a departure after your arrival.")
    elif departure > last:
        yield "departure", _("Nights can be booked until %(day)s.") % {"day": day(last)}
    elif (departure - arrival).days > LONGEST_STAY:
        sentence = _("A stay lasts at most %(count)s nights.")
        yield "departure", sentence % {"count": LONGEST_STAY}


def with_prices(least: Decimal | None, most: Decimal | None) -> Iterator[Trouble]:
    if least is not None and most is not None and most < least:
        yield "max_price", _("The highest price is below the lowest one.")


def with_amenities(codes: Collection[str]) -> Iterator[Trouble]:
    known = set(Amenity.objects.values_list("code", flat=True)) if codes else set()
    sentence = MultipleChoiceField.default_error_messages["invalid_choice"]
    for code in codes:
        if code not in known:
            yield "amenity", sentence % {"value": code}


def with_place(text: str, places: Collection[Place]) -> str:
    """What to answer to a place that nobody knows."""
    names = close_to(text, places)
    if not names:
        names = [place.name for place in places if not place.postcodes]
    sentence = _("We have no home in “%(place)s”. You could try: %(names)s.")
    return sentence % {"place": text, "names": ", ".join(names)}
