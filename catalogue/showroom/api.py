"""The services over the API, for everyone."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Literal

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language
from ninja import Field, Query, Router, Schema
from ninja.errors import ValidationError
from wagtail.images.shortcuts import get_rendition_or_not_found

from ..forms import MOST_EUROS
from ..models import Photo, Service, ServicePrice
from ..photos import CARD
from .cards import Category, ServiceCard, cards, categories_in
from .criteria import matching
from .forms import ServicesForm
from .page import facts_of, service_at

PER_PAGE = 20
router = Router(tags=["services"])


class ServicesIn(Schema):
    category: str = Field("", max_length=80, description="Slug of a family, in any language")
    audience: Literal["", "owner", "traveller"] = Field("", description="Or what is for both")
    basis: Literal["", "fixed", "from", "per_km", "per_hour", "per_item", "quote"] = ""
    max_price: Decimal | None = Field(None, ge=0, le=MOST_EUROS, description="Euros with VAT")
    vip: bool = Field(False, description="VIP services only")
    page: int = Field(1, ge=1, le=1_000_000)


class CategoryOut(Schema):
    slug: str
    name: str
    summary: str
    icon: str


class ServicePriceOut(Schema):
    basis: str
    amount: Decimal | None = Field(description="Euros with VAT; null on quote")
    vat_percent: Decimal | None
    words: str = Field(description="As the reader of the language says it")


class ServiceOut(Schema):
    slug: str
    name: str
    summary: str
    language: str = Field(description="The source's until the service is translated")
    category: str
    audience: str
    duration: int | None = Field(description="Minutes; null when it depends on the work")
    vip: bool
    price: ServicePriceOut
    photo: str | None


class ServiceWhole(ServiceOut):
    description: str
    included: list[str]


class ServicesOut(Schema):
    count: int
    categories: list[CategoryOut]
    services: list[ServiceOut]


@router.get("/services", response=ServicesOut, auth=None, url_name="services")
def services(request: HttpRequest, asked: Query[ServicesIn]) -> dict[str, Any]:
    """Services on sale that suit: how many, twenty of them, and every family there is."""
    form = ServicesForm(request.GET, get_language())
    if not form.is_valid():
        raise ValidationError([_trouble(name, form.errors[name]) for name in form.errors])
    found = matching(form.criteria(), timezone.localdate())
    first = (asked.page - 1) * PER_PAGE
    page = list(found[first : first + PER_PAGE])
    return {
        "count": found.count(),
        "categories": [_category(category) for category in form.categories],
        "services": [_brief(card) for card in cards(page, form.categories, get_language())],
    }


@router.get("/services/{slug:slug}", response=ServiceWhole, auth=None, url_name="service")
def service(request: HttpRequest, slug: str) -> dict[str, Any]:
    """One service as its page shows it, with today's price."""
    language = get_language()
    words: Service = service_at(slug, language)
    facts = facts_of(words, timezone.localdate())
    card = cards([facts], categories_in(language), language)[0]
    return _brief(card) | {"description": words.description, "included": words.includes}


def _trouble(field: str, sentences: Iterable[Any]) -> dict[str, Any]:
    return {"loc": ["query", field], "msg": " ".join(map(str, sentences))}


def _category(category: Category) -> dict[str, Any]:
    words = category.words
    shown = {"slug": words.slug, "name": words.name, "summary": words.summary}
    return shown | {"icon": category.facts.icon}


def _brief(card: ServiceCard) -> dict[str, Any]:
    words, facts = card.words, card.facts
    return {
        "slug": words.slug,
        "name": words.name,
        "summary": words.summary,
        "language": words.locale.language_code,
        "category": card.category.words.slug,
        "audience": facts.audience,
        "duration": facts.duration,
        "vip": facts.vip,
        "price": _price(card),
        "photo": _address(card.photo),
    }


def _price(card: ServiceCard) -> dict[str, Any]:
    price = card.facts.price
    return {
        "basis": price.basis if price else ServicePrice.Basis.QUOTE,
        "amount": price.amount if price else None,
        "vat_percent": price.vat_percent if price else None,
        "words": card.price_words,
    }


def _address(photo: Photo | None) -> str | None:
    if photo is None:
        return None
    return f"{settings.SITE_URL}{get_rendition_or_not_found(photo, CARD[-1]).url}"
