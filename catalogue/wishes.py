"""The filters of a search in words, each with the address of the search without it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.money import format_short
from core.templatetags.ui import day_range

from .forms import SearchForm
from .models import Home
from .search import Criteria, Relaxation
from .search.relaxing import Wish

STAY = ("arrival", "departure", "adults", "children")
FIELDS = {
    Wish.PRICE: ("min_price", "max_price"),
    Wish.AMENITIES: ("amenity",),
    Wish.BEDROOMS: ("bedrooms",),
    Wish.KIND: ("kind",),
    Wish.PLACE: ("place", "lat", "lon", "radius"),
}


@dataclass(frozen=True)
class Link:
    """Words and where they lead; `count` is how many homes are there, when it is known."""

    label: str
    query: str
    count: int = 0


def without(query: QueryDict, *names: str) -> QueryDict:
    """The same search without some fields, from its first page."""
    rest = query.copy()
    for name in (*names, "page"):
        rest.pop(name, None)
    return rest


def kept(query: QueryDict, *names: str) -> str:
    """Some fields of a search, for the address of another page."""
    some = QueryDict(mutable=True)
    for name in names:
        if value := query.get(name):
            some[name] = str(value)
    return some.urlencode()


def chips(form: SearchForm, query: QueryDict) -> list[Link]:
    """The filters in force; following one removes it."""
    data, criteria = form.cleaned_data, form.criteria()
    found = []
    if criteria.near:
        found.append(Link(_("Around a point on the map"), _address(query, "lat", "lon", "radius")))
    if criteria.has_price:
        found.append(Link(_price(criteria), _address(query, *FIELDS[Wish.PRICE])))
    if criteria.bedrooms:
        found.append(Link(_bedrooms(criteria.bedrooms), _address(query, "bedrooms")))
    if criteria.kind:
        found.append(Link(str(Home.Kind(criteria.kind).label), _address(query, "kind")))
    names = {amenity.code: amenity.name for amenity in form.amenities}
    return found + [Link(names[code], _but(query, code)) for code in data["amenity"]]


def _address(query: QueryDict, *names: str) -> str:
    return without(query, *names).urlencode()


def _but(query: QueryDict, code: str) -> str:
    rest = without(query)
    rest.setlist("amenity", [other for other in rest.getlist("amenity") if other != code])
    return rest.urlencode()


def _bedrooms(count: int) -> str:
    words = ngettext("At least %(count)s bedroom", "At least %(count)s bedrooms", count)
    return words % {"count": count}


def _price(criteria: Criteria) -> str:
    least = "" if criteria.min_price is None else format_short(criteria.min_price)
    most = "" if criteria.max_price is None else format_short(criteria.max_price)
    if not least:
        return _("Up to %(most)s a night") % {"most": most}
    if not most:
        return _("From %(least)s a night") % {"least": least}
    return _("%(least)s to %(most)s a night") % {"least": least, "most": most}


def suggestions(relaxed: Iterable[Relaxation], query: QueryDict) -> list[Link]:
    """What to give up when nothing was found, in words, with what it would find."""
    return [_suggestion(one, query) for one in relaxed]


def _suggestion(one: Relaxation, query: QueryDict) -> Link:
    if one.wish is Wish.DATES and one.criteria.stay:
        return _other_dates(*one.criteria.stay, one.count, query)
    labels = {
        Wish.PRICE: _("Any price"),
        Wish.AMENITIES: _("Without asking for comfort"),
        Wish.BEDROOMS: _("Any number of bedrooms"),
        Wish.KIND: _("Any kind of home"),
        Wish.PLACE: _("In all our places"),
    }
    return Link(labels[one.wish], _address(query, *FIELDS[one.wish]), one.count)


def _other_dates(arrival: date, departure: date, count: int, query: QueryDict) -> Link:
    moved = without(query)
    moved["arrival"], moved["departure"] = arrival.isoformat(), departure.isoformat()
    return Link(day_range(arrival, departure), moved.urlencode(), count)
