"""The sheet of a visit: who came, when, what was done, seen and spent."""

from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from catalogue.uploads import redraw
from core import audit

from ...models import Intervention, InterventionPhoto, Order
from ..errors import OwnerMustAnswer, VisitSettled

State = Intervention.State


def locked_visit(pk: int) -> Intervention:
    visits = Intervention.objects.select_for_update(of=("self",))
    return visits.select_related("order__home__owner__user").get(pk=pk)


@transaction.atomic
def fill_sheet(
    pk: int,
    by: User | None,
    *,
    arrived_at: datetime | None,
    left_at: datetime | None,
    **sheet: Any,
) -> Intervention:
    """Write the sheet; the times of presence say where the visit stands.

    Raises OwnerMustAnswer when it would end before the owner has answered about its cost.
    """
    visit = locked_visit(pk)
    if visit.state == State.CANCELLED:
        raise VisitSettled
    if left_at and visit.state == State.WAITING:
        raise OwnerMustAnswer
    visit.arrived_at, visit.left_at = arrived_at, left_at
    for name, value in sheet.items():
        setattr(visit, name, value)
    if visit.state != State.WAITING:
        visit.state = standing(visit)
    visit.save()
    settle_order(visit.order)
    times = {"arrived_at": arrived_at, "left_at": left_at}
    audit.record(by, "filled sheet", visit, **times, fields=sorted(sheet))
    return visit


@transaction.atomic
def cancel_visit(pk: int, by: User | None) -> Intervention:
    """Nobody comes; what is done stays done."""
    visit = locked_visit(pk)
    if visit.state in Intervention.SETTLED:
        raise VisitSettled
    visit.state = State.CANCELLED
    visit.save(update_fields=["state"])
    settle_order(visit.order)
    audit.record(by, "cancelled visit", visit)
    return visit


@transaction.atomic
def add_photo(
    visit: Intervention, file: UploadedFile, caption: str, by: User | None
) -> InterventionPhoto:
    """Keep a photo; raises what catalogue.uploads raises where it is none."""
    drawn = redraw(file, file.name or "photo")
    photo = InterventionPhoto.objects.create(intervention=visit, file=drawn, caption=caption)
    audit.record(by, "added photo", visit, photo=photo.pk)
    return photo


def standing(visit: Intervention) -> str:
    """Where a visit stands by its times of presence."""
    if visit.left_at:
        return State.DONE
    return State.UNDER_WAY if visit.arrived_at else State.PLANNED


def settle_order(order: Order) -> None:
    """An order stands where its visits stand."""
    states = set(order.interventions.values_list("state", flat=True))
    live = states - {State.CANCELLED}
    if not live:
        order.state = Order.State.CANCELLED
    else:
        order.state = Order.State.DONE if live == {State.DONE} else Order.State.ORDERED
    order.save(update_fields=["state"])
