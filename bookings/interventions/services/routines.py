"""What every departure calls for: planned, moved and cancelled with the stay it follows."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from catalogue.models import Home

from ...models import Block, Intervention, Order, Routine, Stay
from ...models.intervention import InterventionQuerySet
from ..rules import departure_window
from .orders import order_service, plan_visit
from .sheets import settle_order

Cause = Stay | Block


@transaction.atomic(savepoint=False)
def plan_routines(cause: Cause) -> None:
    """Order what a departure calls for and has not got yet."""
    planned = set(cause.orders.values_list("routine", flat=True))
    home = cause.home
    for routine in Routine.objects.filter(active=True).select_related("service"):
        if routine.pk in planned:
            continue
        stay, block = _sides(cause)
        payer = Order.Payer.OWNER if stay is None else Order.Payer.TRAVELLER
        order = order_service(
            routine.service, home, None, payer, stay=stay, block=block, routine=routine
        )
        plan_visit(order, *_window(home, departure(cause)))


@transaction.atomic
def move_routines(cause: Cause) -> None:
    """What was planned for a departure follows it, unless someone has come already."""
    start, end = _window(cause.home, departure(cause))
    _not_begun(cause).update(window_start=start, window_end=end)


@transaction.atomic
def cancel_routines(cause: Cause) -> None:
    """Nobody comes any more where nobody stays."""
    visits = list(_not_begun(cause).select_related("order"))
    for visit in visits:
        visit.state = Intervention.State.CANCELLED
        visit.save(update_fields=["state"])
        settle_order(visit.order)


def plan_upcoming(day: date | None = None) -> int:
    """Plan what the departures from a day on call for; returns how many there are."""
    day = day or timezone.localdate()
    stays = Stay.objects.confirmed().filter(departure__gte=day).select_related("home")
    blocks = Block.objects.filter(kind=Block.Kind.OWNER, last__gte=day).select_related("home")
    causes: list[Cause] = [*stays, *blocks]
    for cause in causes:
        plan_routines(cause)
    return len(causes)


def departure(cause: Cause) -> date:
    return cause.departure if isinstance(cause, Stay) else cause.last


def _sides(cause: Cause) -> tuple[Stay | None, Block | None]:
    return (cause, None) if isinstance(cause, Stay) else (None, cause)


def _window(home: Home, day: date) -> tuple[datetime, datetime]:
    return departure_window(day, home.check_out_until, home.check_in_from, home.time_zone)


def _not_begun(cause: Cause) -> InterventionQuerySet:
    visits = Intervention.objects.filter(order__in=cause.orders.exclude(routine=None))
    return visits.open().filter(arrived_at=None)
