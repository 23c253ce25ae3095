"""Services as tests make them."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.text import slugify
from wagtail.models import Locale

from catalogue.models import Service, ServiceCategory, ServicePrice

SINCE = date(2024, 1, 1)


def make_category(locale: Locale, name: str, **fields: Any) -> ServiceCategory:
    values = {"summary": f"Tout pour : {name}.", "slug": slugify(name), "name": name}
    return ServiceCategory.objects.create(locale=locale, **values | fields)


def make_service(
    category: ServiceCategory, name: str, amount: str = "", basis: str = "fixed", **fields: Any
) -> Service:
    """A service on sale; without an amount it has no price at all."""
    service = Service.objects.create(
        category=category,
        locale=category.locale,
        name=name,
        slug=slugify(name),
        summary=f"{name}, comme chez soi.",
        description="<p>Nous venons à deux.</p>",
        included="Produits\nMatériel",
        **fields,
    )
    if amount:
        price(service, amount, basis)
    return service


def price(service: Service, amount: str, basis: str = "fixed", since: date = SINCE) -> ServicePrice:
    return ServicePrice.objects.create(
        service=service, basis=basis, amount=Decimal(amount), vat_percent=20, valid_from=since
    )


def translate(row: Any, locale: Locale, name: str) -> Any:
    """The same in another language, as its translator leaves it."""
    translation = row.copy_for_translation(locale)
    translation.name, translation.slug, translation.live = name, slugify(name), True
    translation.save()
    return translation
