"""The homes over the API, for everyone."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from django.http import HttpRequest, JsonResponse
from django.utils.translation import get_language
from ninja import Field, Query, Router, Schema
from ninja.errors import ValidationError

from . import troubles
from .forms import MOST_BEDROOMS, MOST_EUROS, MOST_PEOPLE
from .places import find_place, known_places
from .presentation import amenities, listing_at
from .search import Criteria, Place
from .search.brief import brief
from .search.results import PER_PAGE, found_ids

router = Router(tags=["homes"])


Euros = Annotated[Decimal, Field(ge=0, le=MOST_EUROS, decimal_places=2)]


class SearchIn(Schema):
    place: str = Field("", max_length=80, description="A town, an arrondissement or a postcode")
    lat: float | None = Field(None, ge=-90, le=90)
    lon: float | None = Field(None, ge=-180, le=180)
    radius: float | None = Field(None, ge=0.1, le=100, description="Kilometres around the point")
    arrival: date | None = None
    departure: date | None = None
    adults: int = Field(2, ge=1, le=MOST_PEOPLE)
    children: int = Field(0, ge=0, le=MOST_PEOPLE)
    min_price: Euros | None = Field(None, description="Euros a night")
    max_price: Euros | None = Field(None, description="Euros a night")
    bedrooms: int | None = Field(None, ge=0, le=MOST_BEDROOMS, description="At least")
    kind: Literal["", "apartment", "studio", "loft", "house", "villa"] = ""
    amenity: list[str] = Field([], max_length=30, description="Codes; the home has them all")
    sort: Literal["recommended", "price", "-price", "-capacity"] = "recommended"
    page: int = Field(1, ge=1, le=1_000_000)


class HomeOut(Schema):
    reference: str
    slug: str
    title: str
    summary: str
    kind: str
    place: str
    capacity: int
    bedrooms: int
    surface: int
    latitude: float
    longitude: float
    night: Decimal | None = Field(description="Average of the nights asked for, or base price")
    total: Decimal | None = Field(description="The whole stay, cleaning and tourist tax included")
    photo: str | None


class HomesOut(Schema):
    count: int
    homes: list[HomeOut]


class HomeWhole(HomeOut):
    description: str
    house_rules: list[str]
    amenities: list[str]
    registration_number: str
    min_nights: int
    max_nights: int
    cancellation: str


def criteria_of(asked: SearchIn) -> Criteria:
    """What is looked for; raises ValidationError with what makes no sense."""
    place, wrong = place_of(asked.place.strip())
    wrong += [
        *troubles.with_stay(asked.arrival, asked.departure),
        *troubles.with_prices(asked.min_price, asked.max_price),
        *troubles.with_amenities(asked.amenity),
    ]
    if wrong:
        raise ValidationError([{"loc": ["query", name], "msg": said} for name, said in wrong])
    return Criteria.of(asked.dict() | {"place": place})


def place_of(text: str) -> tuple[Place | None, list[troubles.Trouble]]:
    if not text:
        return None, []
    places = known_places()
    place = find_place(text, places)
    return place, [] if place else [("place", troubles.with_place(text, places))]


@router.get("/homes", response=HomesOut, auth=None, url_name="homes")
def search(request: HttpRequest, asked: Query[SearchIn]) -> JsonResponse:
    """Homes that suit a search: how many, and twenty of them with their prices."""
    criteria = criteria_of(asked)
    ids = found_ids(criteria, get_language())
    first = (asked.page - 1) * PER_PAGE
    page = ids[first : first + PER_PAGE]
    homes = brief(page, criteria, get_language())
    # Read as HomesOut says, but not checked each time: that took as long as two queries.
    return JsonResponse({"count": len(ids), "homes": homes})


@router.get("/homes/{slug:slug}", response=HomeWhole, auth=None, url_name="home")
def home(request: HttpRequest, slug: str) -> dict[str, Any]:
    """One home as its page shows it, with its base price."""
    language = get_language()
    listing = listing_at(slug, language)
    whole = listing.home
    return brief([whole.pk], Criteria(), language)[0] | {
        "description": listing.description,
        "house_rules": listing.rules,
        "amenities": [amenity.code for amenity in amenities(whole, language)],
        "registration_number": whole.registration_number,
        "min_nights": whole.min_nights,
        "max_nights": whole.max_nights,
        "cancellation": whole.cancellation,
    }
