"""The demo's data files, read as plain values; README.md describes their format."""

import csv
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PHOTOS = HERE / "photos"

Names = dict[str, str]


@dataclass(frozen=True)
class Commune:
    insee: str
    name: str


@dataclass(frozen=True)
class LettingRow:
    commune: str
    valid_from: date
    night_cap: int | None
    registration_pattern: str
    energy_floor: str
    source: str
    verified: bool


@dataclass(frozen=True)
class TaxRow:
    commune: str
    valid_from: date
    category: str
    mode: str
    base_tariff: Decimal | None
    percent: Decimal | None
    cap: Decimal | None
    department_percent: Decimal | None
    region_percent: Decimal | None
    idfm_percent: Decimal | None
    status: str
    source: str


@dataclass(frozen=True)
class Agency:
    slug: str
    name: str
    street: str
    postcode: str
    city: str
    commune: str
    phone: str
    email: str
    open_days: str
    opens_at: str
    closes_at: str
    latitude: float
    longitude: float
    key_boxes: int
    opened: int


@dataclass(frozen=True)
class AmenityRow:
    code: str
    icon: str
    name: Names


@dataclass(frozen=True)
class Season:
    place: str
    level: str
    first: str
    last: str
    name: Names


@dataclass(frozen=True)
class HomeRow:
    reference: str
    agency: str
    owner: str
    kind: str
    rental_kind: str
    bedrooms: int
    beds: int
    bathrooms: int
    capacity: int
    surface: int
    street: str
    postcode: str
    commune: str
    floor: int
    latitude: float
    longitude: float
    registration_number: str
    primary_residence: bool
    energy_class: str
    tourist_class: str
    min_nights: int
    max_nights: int
    buffer_nights: int
    cancellation: str
    cleaning_fee: Decimal
    night: Decimal
    weekend: Decimal
    high_night: Decimal
    high_weekend: Decimal
    low_night: Decimal
    low_weekend: Decimal
    price_source: str
    amenities: tuple[str, ...]


@dataclass(frozen=True)
class ListingText:
    title: str
    summary: str
    description: str
    house_rules: str


@dataclass(frozen=True)
class PhotoRow:
    file: str
    alt: Names
    credit: str
    licence: str
    focal_x: float
    focal_y: float
    width: int
    height: int
    kind: str


@dataclass(frozen=True)
class Person:
    email: str
    name: str
    language: str
    phone: str
    role: str
    agency: str | None
    nationality: str


@dataclass(frozen=True)
class CategoryRow:
    """`words` by language: name and summary."""

    key: str
    icon: str
    photo: str
    words: dict[str, Names]
    hotel_service: str = ""


@dataclass(frozen=True)
class ServiceText:
    name: str
    summary: str
    description: list[str]
    included: list[str]


@dataclass(frozen=True)
class ServiceRow:
    key: str
    category: str
    audience: str
    duration: int | None
    vip: bool
    photo: str
    basis: str
    amount: Decimal | None
    vat_percent: Decimal | None
    texts: dict[str, ServiceText]


def communes() -> list[Commune]:
    return [Commune(**row) for row in _json("communes.json")]


def tourist_tax() -> list[TaxRow]:
    return [TaxRow(**row) for row in _csv("tourist_tax.csv", TaxRow)]


def letting_rules() -> list[LettingRow]:
    return [LettingRow(**row) for row in _csv("letting_rules.csv", LettingRow)]


def agencies() -> list[Agency]:
    return [Agency(**row) for row in _json("agencies.json")]


def amenities() -> list[AmenityRow]:
    return [AmenityRow(**row) for row in _json("amenities.json")]


def seasons() -> list[Season]:
    return [Season(**row) for row in _json("seasons.json")]


@cache
def homes() -> list[HomeRow]:
    return [HomeRow(**row) for row in _csv("homes.csv", HomeRow)]


def people() -> list[Person]:
    return [Person(**row) for row in _json("people.json")]


def listing(reference: str) -> dict[str, ListingText]:
    """A home's listing in every language."""
    return {code: ListingText(**text) for code, text in _listings()[reference].items()}


def photos() -> list[PhotoRow]:
    return [PhotoRow(**row) for row in _json("photos.json")]


def home_photos() -> dict[str, list[str]]:
    return _json("home_photos.json")


def heroes() -> dict[str, list[str]]:
    return _json("heroes.json")


def service_categories() -> list[CategoryRow]:
    rows = _json("services.json")["categories"]
    return [CategoryRow(**row) for row in rows]


def services() -> list[ServiceRow]:
    return [_service(**row) for row in _json("services.json")["services"]]


def _service(texts: dict[str, Any], price: dict[str, str] | None, **row: Any) -> ServiceRow:
    """A service without a price is sold on quote."""
    words = {code: ServiceText(**text) for code, text in texts.items()}
    if price is None:
        return ServiceRow(**row, basis="", amount=None, vat_percent=None, texts=words)
    amount, percent = Decimal(price["amount"]), Decimal(price["vat_percent"])
    return ServiceRow(**row, basis=price["basis"], amount=amount, vat_percent=percent, texts=words)


@cache
def _listings() -> dict[str, Any]:
    files = sorted((HERE / "listings").glob("*.json"))
    return {
        reference: texts
        for file in files
        for reference, texts in _json(f"listings/{file.name}").items()
    }


def _json(name: str) -> Any:
    return json.loads((HERE / name).read_text(encoding="utf-8"))


def _csv(name: str, kind: type) -> list[dict[str, Any]]:
    """Rows whose cells have the types that the dataclass gives its fields."""
    read = {field: _readers[note] for field, note in kind.__annotations__.items()}
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return [{key: read[key](cell) for key, cell in row.items()} for row in csv.DictReader(file)]


_readers: dict[Any, Callable[[str], Any]] = {
    str: str,
    int: int,
    float: float,
    bool: "yes".__eq__,
    date: date.fromisoformat,
    int | None: lambda cell: int(cell) if cell else None,
    Decimal: Decimal,
    Decimal | None: lambda cell: Decimal(cell) if cell else None,
    tuple[str, ...]: lambda cell: tuple(cell.split()),
}
