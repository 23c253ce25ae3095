from datetime import date
from decimal import Decimal

from django.db import transaction

from accounts.models import User
from core import audit

from ..models import Service, ServicePrice


@transaction.atomic
def set_service_price(
    service: Service,
    basis: str,
    amount: Decimal | None,
    vat_percent: Decimal,
    valid_from: date,
    by: User | None = None,
) -> ServicePrice:
    """What a service costs from a day on; the prices before that day stay as they were."""
    price = ServicePrice(
        service=service,
        basis=basis,
        amount=amount,
        vat_percent=vat_percent,
        valid_from=valid_from,
    )
    price.full_clean()
    price.save()
    audit.record(by, "priced", service, basis=basis, amount=str(amount), since=str(valid_from))
    return price
