"""The price of a service as its reader is told it, and the services an owner may order."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils import timezone

from catalogue.models import Service, ServicePrice
from catalogue.rules import service_price
from catalogue.showroom.cards import words_of
from core.money import vat_within

FOR_OWNERS = (Service.Audience.BOTH, Service.Audience.OWNER)


@dataclass(frozen=True)
class ServiceQuote:
    """What a quantity of a service costs today, in euros with VAT.

    `total` is None where only a quote of ours tells, and the least it will cost for a price
    "from". `price` is the row it was computed from.
    """

    service: Service
    price: ServicePrice | None
    quantity: Decimal
    total: Decimal | None

    @property
    def vat(self) -> Decimal | None:
        if self.price is None or self.total is None:
            return None
        return vat_within(self.total, self.price.vat_percent)

    @property
    def is_floor(self) -> bool:
        return self.price is not None and self.price.basis == ServicePrice.Basis.FROM


def quote_service(service: Service, quantity: Decimal) -> ServiceQuote:
    """The price of a service that is on sale (`Service.objects.on_sale`)."""
    price = service.price
    if price is None or not price.tariff.by_quantity:
        quantity = Decimal(1)
    total = service_price(price.tariff, quantity) if price else None
    return ServiceQuote(service, price, quantity, total)


def services_for_owners(language: str) -> list[tuple[Service, str]]:
    """What owners may order, with its name in the reader's language, family by family."""
    sold = Service.objects.on_sale(timezone.localdate())
    services = list(sold.filter(audience__in=FOR_OWNERS))
    words = words_of([one.translation_key for one in services], language)
    return [(one, words[one.translation_key].name) for one in services]
