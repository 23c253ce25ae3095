"""Stays over the API: a quote, a hold, its cancellation."""

from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from ninja import Field, Header, Router, Schema

from accounts.models import Traveller
from bookings.errors import CannotBook
from bookings.messages import sentence
from bookings.models import Stay
from bookings.services.availability import check_terms
from catalogue.forms import MOST_PEOPLE
from catalogue.models import Home
from catalogue.pricing import Lines, Party, total
from core.idempotency import answer_once
from core.prepared import Blank, prepared

from .models import Quote
from .quotes import known_price, quote
from .services import book, cancel, drop_hold

router = Router(tags=["stays"])


class StayIn(Schema):
    home: str = Field(pattern=r"^[-\w]{1,12}$", description="Reference of the home")
    arrival: date = Field(ge=date(2000, 1, 1), le=date(2100, 1, 1))
    departure: date = Field(ge=date(2000, 1, 1), le=date(2100, 1, 1))
    adults: int = Field(ge=1, le=MOST_PEOPLE)
    children: int = Field(0, ge=0, le=MOST_PEOPLE)

    @property
    def party(self) -> Party:
        return Party(self.adults, self.children)


class LineOut(Schema):
    kind: str
    quantity: int
    unit: Decimal
    amount: Decimal
    source: dict[str, Any]


class QuoteOut(Schema):
    lines: list[LineOut]
    total: Decimal


class StayOut(Schema):
    reference: str
    home: str
    arrival: date
    departure: date
    adults: int
    children: int
    state: str
    total: Decimal


def _shown(stay: Stay, quote: Quote | None = None) -> StayOut:
    quote = quote or stay.quotes.all()[0]  # the newest; a list of stays prefetched theirs
    return StayOut(
        reference=stay.reference,
        home=stay.home.reference,
        arrival=stay.arrival,
        departure=stay.departure,
        adults=stay.adults,
        children=stay.children,
        state=stay.state,
        total=quote.total,
    )


def _home(reference: str) -> Home:
    return get_object_or_404(Home.objects.published(), reference=reference)


class Bookable(NamedTuple):
    """A home as far as booking it asks."""

    pk: int
    commune_id: int
    tourist_class: str


def _priced(reference: str) -> Bookable:
    for row in _bookable(reference=reference):
        return Bookable(*row)
    raise Http404


@prepared
def _bookable() -> QuerySet[Home, Any]:
    homes = Home.objects.published().filter(reference=Blank("reference"))
    return homes.order_by().values_list(*Bookable._fields)


def _traveller(request: HttpRequest) -> Traveller:
    try:
        return request.user.traveller
    except Traveller.DoesNotExist as error:
        raise Http404 from error


@router.post("/quotes", response=QuoteOut, auth=None, url_name="quotes")
def ask_for_quote(request: HttpRequest, data: StayIn) -> dict[str, Any]:
    """The price of a stay today, each line with what it was computed from."""
    home = _home(data.home)
    check_terms(home, data.arrival, data.departure, data.party.people)
    lines: Lines = quote(home, data.arrival, data.departure, data.party)
    return {"lines": lines, "total": total(lines)}


@router.get("/stays", response=list[StayOut], url_name="stays")
def my_stays(request: HttpRequest) -> list[StayOut]:
    """The newest hundred stays of whoever is logged in."""
    mine = _traveller(request).stays.select_related("home").prefetch_related("quotes__lines")
    return [_shown(stay) for stay in mine[:100]]


@router.post("/stays", response={201: StayOut, 409: dict}, url_name="hold_stay")
def hold(
    request: HttpRequest,
    data: StayIn,
    key: str = Header(alias="Idempotency-Key", min_length=8, max_length=255),
) -> JsonResponse:
    """Hold a home while paying; the same Idempotency-Key holds it only once."""
    traveller, home = _traveller(request), _priced(data.home)
    price = known_price(home, data.arrival, data.departure, data.party)

    def act() -> tuple[int, Any]:
        try:
            agreed = book(home, traveller, data.arrival, data.departure, data.party, price)
        except CannotBook as error:
            return 409, {"title": sentence(error.problem), "problem": error.problem.value}
        return 201, _shown(agreed.stay, agreed).dict()

    status, body = answer_once(f"stays:{traveller.pk}", key, data.dict(), act)
    return JsonResponse(body, status=status)


@router.get("/stays/{slug:reference}", response=StayOut, url_name="stay")
def one_stay(request: HttpRequest, reference: str) -> StayOut:
    return _shown(get_object_or_404(_traveller(request).stays, reference=reference))


@router.post("/stays/{slug:reference}/cancel", response=StayOut, url_name="cancel_stay")
def cancel_one(request: HttpRequest, reference: str) -> StayOut:
    """Cancel a stay; what its policy gives is paid back. Cancelling again changes nothing.

    A hold gives its nights back.
    """
    stay = get_object_or_404(_traveller(request).stays, reference=reference)
    if stay.state == Stay.State.HOLD:
        drop_hold(stay)
    else:
        cancel(stay, stay.traveller.user)
    stay.refresh_from_db()
    return _shown(stay)
