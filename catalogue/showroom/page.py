"""The page of a service: its words in the reader's language, and what surrounds it."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.http import Http404
from django.utils import timezone
from django.utils.translation import override

from core.money import vat_within
from locales import live

from ..models import Agency, Photo, Service, ServiceCategory, ServicePrice
from ..photos import CARD, LARGE, described, large
from .cards import Category, ServiceCard, cards, categories_in, photo_id
from .criteria import ServiceCriteria, matching
from .words import duration_words, percent_words, price_reason, price_words

RELATED = 3
Address = list[tuple[str, str]]


def service_at(slug: str, language: str) -> Service:
    """What to show at an address: the service in the reader's language, or 404.

    A slug of another language leads to the same service, so that a link never breaks.
    """
    named = dict(
        Service.objects.presented()
        .filter(slug=slug)
        .values_list("locale__language_code", "translation_key")
    )
    key = (
        named.get(language) or named.get(settings.LANGUAGE_CODE) or next(iter(named.values()), None)
    )
    if key is None:
        raise Http404(slug)
    rows = Service.objects.filter(live=True, translation_key=key).in_language(language)
    found: Service = rows.select_related("locale").get()
    return found


def facts_of(service: Service, today: date) -> Service:
    """The source row of a service that is presented, with today's price."""
    key = service.translation_key
    facts: Service = Service.objects.on_sale(today).get(translation_key=key)
    return facts


def shown(service: Service, language: str) -> dict[str, Any]:
    """What catalogue/service.html needs."""
    today = timezone.localdate()
    facts = facts_of(service, today)
    categories = categories_in(language)
    photo = picture(facts, language)
    return {
        **presented(service, facts, photo),
        "category": next(one for one in categories if one.facts.pk == facts.category_id),
        "untranslated": service.locale.language_code != language,
        "related": related(facts, categories, language, today),
        "alternates": alternates(service),
        "structured": structured(service, facts, photo),
    }


def previewed(service: Service) -> dict[str, Any]:
    """The same before it is published, perhaps before it is kept."""
    language = service.locale.language_code
    source = service.get_translations(inclusive=True).filter(
        locale__language_code=settings.LANGUAGE_CODE
    )
    facts = service if service.is_source else source.first() or service
    in_force = ServicePrice.objects.in_force(timezone.localdate())
    facts.in_force = list(in_force.filter(service=facts.pk)) if facts.pk else []
    own = facts.category_id and facts.category
    return {
        **presented(service, facts, picture(facts, language)),
        "category": Category(own.localized, own) if own else None,
        "structured": {},
    }


def presented(service: Service, facts: Service, photo: Photo | None) -> dict[str, Any]:
    price = facts.price
    return {
        "service": service,
        "facts": facts,
        "photo": photo,
        "price": price,
        "price_words": price_words(price),
        "price_reason": price_reason(price),
        "vat": vat(price),
        "duration": duration_words(facts.duration),
        "agency": Agency.objects.exclude(phone="").order_by("opened", "postcode").first(),
        "company_email": settings.COMPANY["email"],
    }


def picture(facts: Service, language: str) -> Photo | None:
    wanted = photo_id(facts) if facts.category_id else facts.photo_id
    return described([wanted], CARD + LARGE, language).get(wanted) if wanted else None


def vat(price: ServicePrice | None) -> tuple[str, Decimal] | None:
    """The rate in words, and the euros of VAT in the price."""
    if price is None or price.amount is None:
        return None
    return percent_words(price.vat_percent), vat_within(price.amount, price.vat_percent)


def related(
    facts: Service, categories: list[Category], language: str, today: date
) -> list[ServiceCard]:
    """Others of the family."""
    family = matching(ServiceCriteria(category=facts.category_id), today).exclude(pk=facts.pk)
    return cards(list(family[:RELATED]), categories, language)


def alternates(service: Service) -> Address:
    """The page's address in each language; the source's until it is translated."""
    rows = Service.objects.filter(live=True, translation_key=service.translation_key)
    return _addresses(Service, rows.values_list("locale__language_code", "slug"))


def category_alternates(category: ServiceCategory) -> Address:
    """The same for the list of a family."""
    rows = ServiceCategory.objects.filter(translation_key=category.translation_key)
    return _addresses(ServiceCategory, rows.values_list("locale__language_code", "slug"))


def _addresses(model: type[Service | ServiceCategory], named: Iterable[tuple[str, str]]) -> Address:
    slugs = dict(named)
    source = slugs[settings.LANGUAGE_CODE]
    found = []
    for code in live.codes():
        with override(code):
            found.append((code, model(slug=slugs.get(code, source)).get_absolute_url()))
    return found


def structured(service: Service, facts: Service, photo: Photo | None) -> dict[str, Any]:
    """The page for machines, in schema.org's words."""
    price = facts.price
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Service",
        "name": service.name,
        "description": service.summary,
        "inLanguage": service.locale.language_code,
        "url": settings.SITE_URL + service.get_absolute_url(),
        "provider": {"@type": "Organization", "name": settings.WAGTAIL_SITE_NAME},
        "areaServed": "FR",
    }
    if photo:
        data["image"] = settings.SITE_URL + large(photo)
    if price and price.amount is not None:
        data["offers"] = {
            "@type": "Offer",
            "priceCurrency": "EUR",
            "priceSpecification": _specification(price),
        }
    return data


UNITS = {"per_km": "KMT", "per_hour": "HUR", "per_item": "C62"}


def _specification(price: ServicePrice) -> dict[str, Any]:
    bound = "minPrice" if price.basis == ServicePrice.Basis.FROM else "price"
    data = {
        "@type": "UnitPriceSpecification",
        bound: str(price.amount),
        "priceCurrency": "EUR",
        "valueAddedTaxIncluded": True,
    }
    unit = UNITS.get(price.basis)
    return data | ({"unitCode": unit} if unit else {})
