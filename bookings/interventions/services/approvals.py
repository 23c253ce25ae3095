"""Costs that an owner must approve: asked, reminded, decided once, and never by silence."""

from datetime import datetime
from decimal import Decimal

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from core import audit
from notifications.services import notify

from ...models import CostApproval, Intervention, Order
from ...office_mail import write_to_office
from ..errors import AlreadyAsked, AlreadyDecided, VisitSettled
from ..rules import ALARM_AFTER, REMINDED_AFTER, must_ask
from .sheets import locked_visit, settle_order, standing

Decision, State = CostApproval.Decision, Intervention.State


@transaction.atomic
def declare_cost(
    pk: int,
    amount: Decimal,
    by: User,
    reason: str = "",
    photo: UploadedFile | None = None,
    quote: UploadedFile | None = None,
) -> CostApproval | None:
    """Write what a visit costs; above the owner's threshold the owner is asked first."""
    visit = locked_visit(pk)
    if visit.state == State.CANCELLED:
        raise VisitSettled
    if visit.state == State.WAITING:
        raise AlreadyAsked
    if not owner_must_approve(visit, amount):
        visit.cost = amount
        visit.save(update_fields=["cost"])
        audit.record(by, "declared cost", visit, amount=amount)
        return None
    return _ask(visit, amount, by, reason, photo, quote)


def owner_must_approve(visit: Intervention, amount: Decimal) -> bool:
    if visit.order.payer != Order.Payer.OWNER:
        return False
    said_yes = visit.approvals.filter(decision=Decision.APPROVED)
    approved = said_yes.aggregate(most=Max("amount"))["most"]
    return must_ask(amount, visit.order.home.owner.approval_threshold, approved)


def ask_owner(visit: Intervention, by: User) -> CostApproval | None:
    """What was ordered for an owner at a price above their threshold waits for them too."""
    price = visit.order.price
    if not price or not owner_must_approve(visit, price):
        return None
    return declare_cost(visit.pk, price, by, visit.order.service.name)


def _ask(
    visit: Intervention,
    amount: Decimal,
    by: User,
    reason: str,
    photo: UploadedFile | None,
    quote: UploadedFile | None,
) -> CostApproval:
    now = timezone.now()
    approval = CostApproval.objects.create(
        intervention=visit,
        amount=amount,
        reason=reason,
        photo=photo or "",
        quote=quote or "",
        asked_by=by,
        asked_at=now,
        due_at=now + ALARM_AFTER,
    )
    visit.state = State.WAITING
    visit.save(update_fields=["state"])
    audit.record(by, "asked approval", visit, amount=amount, approval=approval.pk)
    _write(approval, "bookings/approval_asked")
    return approval


@transaction.atomic
def decide(
    pk: int, approved: bool, by: User, words: str = "", by_phone: bool = False
) -> CostApproval:
    """Record the owner's yes or no, once; raises AlreadyDecided."""
    approval = CostApproval.objects.select_for_update().get(pk=pk)
    if approval.decision != Decision.WAITING:
        raise AlreadyDecided
    approval.decision = Decision.APPROVED if approved else Decision.REFUSED
    approval.decided_by, approval.decided_at = by, timezone.now()
    approval.words, approval.by_phone = words, by_phone
    approval.save()
    visit = locked_visit(approval.intervention_id)
    _go_on(visit, approval)
    verb = "recorded decision by phone" if by_phone else "decided cost"
    audit.record(by, verb, visit, approval=pk, decision=approval.decision, words=words)
    if approval.asked_by and approval.asked_by != by:
        _write(approval, "bookings/approval_answered", approval.asked_by)
    return approval


def _go_on(visit: Intervention, approval: CostApproval) -> None:
    """A yes lets the visit go on; a no ends it, unless someone is at work there already."""
    if visit.state != State.WAITING:
        return
    yes = approval.decision == Decision.APPROVED
    if yes:
        visit.cost = approval.amount
    visit.state = standing(visit) if yes or visit.arrived_at else State.CANCELLED
    visit.save(update_fields=["state", "cost"])
    settle_order(visit.order)


def chase_approvals(now: datetime | None = None) -> None:
    """Remind owners who have not answered in a day, and tell staff after two; decides nothing."""
    now = now or timezone.now()
    unanswered = CostApproval.objects.unanswered()
    for approval in unanswered.filter(reminded_at=None, asked_at__lte=now - REMINDED_AFTER):
        _remind(approval, now)
    for approval in unanswered.filter(alarmed_at=None, due_at__lte=now):
        _alarm(approval, now)


@transaction.atomic
def _remind(approval: CostApproval, now: datetime) -> None:
    if _mark(approval, "reminded_at", now):
        _write(approval, "bookings/approval_reminder")


@transaction.atomic
def _alarm(approval: CostApproval, now: datetime) -> None:
    if _mark(approval, "alarmed_at", now):
        visit = approval.intervention
        home = visit.order.home
        address = reverse("intervention", args=[visit.pk])
        context = {"approval": approval, "visit": visit, "home": home, "address": address}
        write_to_office(home, "bookings/approval_silence", str(approval.pk), context)


def _mark(approval: CostApproval, moment: str, now: datetime) -> bool:
    """Whoever sets the moment first does what it stands for."""
    rows = CostApproval.objects.waiting().filter(**{"pk": approval.pk, moment: None})
    if not rows.update(**{moment: now}):
        return False
    audit.record(None, f"no answer: {moment}", approval.intervention)
    return True


def _write(approval: CostApproval, letter: str, to: User | None = None) -> None:
    to = to or approval.intervention.order.home.owner.user
    notify(to, letter, str(approval.pk), to.reads, approval=approval.pk)
