from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from catalogue.models import Home, Service, ServicePrice
from catalogue.rules import service_price
from core import audit
from core.money import ZERO

from ...models import Block, Intervention, Order, Routine, Stay
from ..rules import hours

# The row of the price, the euros, and what they were computed with.
Agreed = tuple[ServicePrice | None, Decimal | None, dict[str, Any]]


@transaction.atomic(savepoint=False)
def order_service(
    service: Service,
    home: Home,
    by: User | None,
    payer: str = Order.Payer.OWNER,
    *,
    stay: Stay | None = None,
    block: Block | None = None,
    routine: Routine | None = None,
    quantity: Decimal | None = None,
) -> Order:
    """Order a service for a home, at the price in force today.

    What a routine does after a traveller's stay was paid with the stay.
    """
    agreed: Agreed = (None, ZERO, {"paid_with_stay": stay.reference if stay else ""})
    if stay is None or routine is None:
        agreed = agreed_price(service, quantity)
    row, price, inputs = agreed
    order = Order.objects.create(
        service=service,
        home=home,
        ordered_by=by,
        payer=payer,
        stay=stay,
        block=block,
        routine=routine,
        price=price,
        price_row=row,
        price_inputs=inputs,
    )
    audit.record(by, "ordered", order, home=home.reference, price=price)
    return order


def agreed_price(service: Service, quantity: Decimal | None) -> Agreed:
    """The price in force today, the row it comes from, and what it was computed with."""
    row = service.prices.in_force(timezone.localdate()).first()
    if row is None:
        return None, None, {}
    if quantity is None:
        hourly = row.basis == ServicePrice.Basis.PER_HOUR
        quantity = hours(service.duration) if hourly else Decimal(1)
    inputs = {"basis": row.basis, "unit": row.amount, "quantity": quantity}
    return row, service_price(row.tariff, quantity), inputs


def plan_visit(order: Order, start: datetime, end: datetime, provider: str = "") -> Intervention:
    """Plan when someone comes; what the service includes is what they tick off."""
    lines = [{"label": line, "done": False} for line in order.service.includes]
    return Intervention.objects.create(
        order=order, window_start=start, window_end=end, provider=provider, checklist=lines
    )
