"""Which services a visitor asks for, as plain values and as one query."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet

from ..models import Service, ServicePrice
from ..models.service import ServiceQuerySet


@dataclass(frozen=True)
class ServiceCriteria:
    """Everything the list can be narrowed by; what is empty is not asked."""

    category: int | None = None
    audience: str = ""
    basis: str = ""
    max_price: Decimal | None = None
    vip: bool = False


def matching(criteria: ServiceCriteria, today: date) -> ServiceQuerySet:
    """What is on sale today and suits, with its price."""
    services = Service.objects.on_sale(today)
    if criteria.category:
        services = services.filter(category=criteria.category)
    if criteria.audience:
        services = services.filter(audience__in=[criteria.audience, Service.Audience.BOTH])
    if criteria.vip:
        services = services.filter(vip=True)
    if criteria.max_price is not None:
        services = services.filter(pk__in=_priced(today, amount__lte=criteria.max_price))
    return _on_basis(services, criteria.basis, today) if criteria.basis else services


def _on_basis(services: ServiceQuerySet, basis: str, today: date) -> ServiceQuerySet:
    """Priced that way; without any price, a service is on quote."""
    named = Q(pk__in=_priced(today, basis=basis))
    if basis == ServicePrice.Basis.QUOTE:
        named |= ~Q(pk__in=_priced(today))
    return services.filter(named)


def _priced(today: date, **conditions: object) -> QuerySet[ServicePrice, Any]:
    return ServicePrice.objects.in_force(today).filter(**conditions).values("service")
