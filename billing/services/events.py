"""Stripe's events: stored first, processed once, in whatever order they come."""

import json
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from core import outbox

from .. import gateway
from ..models import Payment, Refund, StripeEvent, Subscription
from .checkout import reconcile
from .refunds import note_refund
from .settlement import settle
from .subscription_news import note_door, refresh, refresh_year

log = logging.getLogger("pcs.billing")

Object = dict[str, Any]
# A webhook usually comes within seconds: ask about what is older than this, some at a time.
PATIENCE = timedelta(minutes=2)
MOST = 200
# Stripe repeats an event for three days; what it says of a card and a person is not kept longer.
KEPT = timedelta(days=90)


class Malformed(Exception):
    """Signed bytes that are no event."""


def receive(body: bytes, signature: str) -> None:
    """Store a signed event and wake whoever processes it.

    Raises gateway.BadSignature before anything is read or stored, Malformed for no event.
    """
    gateway.verify(body, signature)
    try:
        event = json.loads(body)
        event_id, kind = str(event["id"]), str(event["type"])
    except (ValueError, KeyError, TypeError) as error:
        raise Malformed from error
    store(event_id, kind, event)


@transaction.atomic
def store(event_id: str, kind: str, event: Object) -> StripeEvent:
    """Keep an event; one that was seen before changes nothing."""
    kept, _new = StripeEvent.objects.get_or_create(
        event_id=event_id[:120], defaults={"type": kind[:80], "payload": event}
    )
    outbox.enqueue("billing.stripe_event", kept.event_id, {"event": kept.pk})
    return kept


def forget_old() -> None:
    """Empty what was processed long ago; the rows stay, so that nothing is processed twice."""
    old = StripeEvent.objects.filter(processed_at__lt=timezone.now() - KEPT)
    old.exclude(payload={}).update(payload={})


def process(event_pk: int) -> None:
    """Act on a stored event, once."""
    event = StripeEvent.objects.get(pk=event_pk)
    if event.processed_at:
        return
    act = ACTIONS.get(event.type)
    if act is not None:
        act(event.payload["data"]["object"])
    event.processed_at = timezone.now()
    event.save(update_fields=["processed_at"])


def _checkout(session: Object) -> None:
    if session.get("mode", "payment") != "payment":
        note_door(gateway.read_door(session))
        return
    settle(gateway.read_checkout(session))


def _refund(refund: Object) -> None:
    """One that we did not ask for, from Stripe's own pages, is none of ours."""
    number = str((refund.get("metadata") or {}).get("refund", ""))
    ours = Refund.objects.filter(pk=number).first() if number.isdecimal() else None
    if ours is not None:
        note_refund(ours.pk, refund["id"], refund["status"])


def _subscription(subscription: Object) -> None:
    refresh(subscription["id"])


def _year(invoice: Object) -> None:
    refresh_year(invoice["id"])


ACTIONS: dict[str, Callable[[Object], None]] = {
    "checkout.session.completed": _checkout,
    "checkout.session.async_payment_succeeded": _checkout,
    "checkout.session.expired": _checkout,
    "customer.subscription.created": _subscription,
    "customer.subscription.updated": _subscription,
    "customer.subscription.deleted": _subscription,
    "invoice.paid": _year,
    "invoice.payment_failed": _year,
    "invoice.voided": _year,
    "invoice.marked_uncollectible": _year,
    "refund.created": _refund,
    "refund.updated": _refund,
    "refund.failed": _refund,
}


def poll() -> int:
    """Ask for what never arrived: open checkouts and pending refunds; returns how many answered."""
    old = timezone.now() - PATIENCE
    payments = Payment.objects.unsettled().filter(created_at__lt=old).order_by("pk")
    refunds = Refund.objects.filter(state=Refund.State.PENDING, created_at__lt=old)
    waiting = refunds.exclude(stripe_id="").order_by("pk")
    questions = [partial(reconcile, payment) for payment in payments[:MOST]]
    questions += [partial(_find_out, row) for row in _quiet_subscriptions(old)[:MOST]]
    questions += [partial(_ask_about, refund) for refund in waiting[:MOST]]
    return sum(_answered(question) for question in questions)


def _quiet_subscriptions(old: datetime) -> QuerySet[Subscription]:
    """Those whose page was left open, whose year is over, or whose card did not pay."""
    open_page = ~Q(session="") & Q(opened_at__lt=old)
    over = Q(state__in=Subscription.ALIVE, period_end__lt=old)
    unpaid = Q(state=Subscription.State.PAST_DUE)
    return Subscription.objects.filter(open_page | over | unpaid).order_by("pk")


def _find_out(subscription: Subscription) -> None:
    if subscription.session:
        note_door(gateway.find_door(subscription.session))
    if subscription.is_alive:
        refresh(subscription.stripe_id)


def _ask_about(refund: Refund) -> None:
    found = gateway.find_refund(refund.stripe_id)
    note_refund(refund.pk, found.id, found.state)


def _answered(question: Callable[[], None]) -> bool:
    """One that Stripe cannot answer does not keep the others waiting; the next poll asks again."""
    try:
        question()
    except gateway.GatewayError:
        log.warning("Stripe did not answer", exc_info=True)
        return False
    return True
