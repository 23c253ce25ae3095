from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Owner
from catalogue.models import Home, Service
from core import audit

from ...interventions.services import order_service
from ...models import Order
from ...threads.services import start_thread


class TooLate(Exception):
    """A visit is planned for this order: the agency must be asked."""


@transaction.atomic
def order_for_owner(
    owner: Owner, home: Home, service: Service, name: str, quantity: Decimal, wish: str
) -> Order:
    """Order a service at today's price; what the owner wishes begins a conversation."""
    order = order_service(service, home, owner.user, Order.Payer.OWNER, quantity=quantity)
    if wish:
        subject = _("Order: %(service)s") % {"service": name}
        start_thread(owner, subject[:120], wish, owner.user, home)
    return order


@transaction.atomic
def withdraw(order: Order, owner: Owner) -> Order:
    """Take an order back while no visit is planned for it; raises TooLate."""
    order = Order.objects.select_for_update(of=("self",)).of(owner).get(pk=order.pk)
    if order.state == Order.State.CANCELLED:
        return order
    if order.state != Order.State.ORDERED or order.interventions.exists():
        raise TooLate
    order.state = Order.State.CANCELLED
    order.save(update_fields=["state"])
    audit.record(owner.user, "withdrew", order)
    return order
