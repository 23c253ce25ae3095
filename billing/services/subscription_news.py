"""What Stripe says of subscriptions: taken note of once, in whatever order it comes.

An event only tells us where to look: what it is about is asked for anew, so that an old one that
comes late changes nothing.
"""

import logging
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from core import audit
from core.money import ZERO
from notifications.services import notify

from .. import gateway
from ..fees import Charge
from ..models import Document, OwnerTariff, Subscription, SubscriptionBill
from ..tariffs import owner_tariff
from .documents import issue_to_owner
from .journal import post_bill

log = logging.getLogger("pcs.billing")

State = Subscription.State
STATES = {
    "active": State.ACTIVE,
    "trialing": State.ACTIVE,
    "past_due": State.PAST_DUE,
    "unpaid": State.PAST_DUE,
    "canceled": State.ENDED,
    "incomplete_expired": State.ENDED,
}


class WrongCurrency(Exception):
    """An invoice that is not in euros is none of ours."""


def refresh(plan_id: str) -> None:
    """Ask for a subscription and its newest invoices, and take note of both."""
    if note_plan(gateway.find_plan(plan_id)) is None:
        return
    for year in gateway.years_of(plan_id):
        note_year(year)


def refresh_year(invoice: str) -> None:
    """Ask for one invoice; one of no subscription is none of ours."""
    year = gateway.find_year(invoice)
    if year.subscription and note_plan(gateway.find_plan(year.subscription)) is not None:
        note_year(year)


def note_door(door: gateway.Door) -> None:
    """What became of a page that an owner was sent to."""
    subscription = Subscription.objects.filter(customer=door.customer).exclude(customer="").first()
    if subscription is None or door.state == "open":
        return
    if door.state == "complete" and door.mode == "subscription":
        refresh(door.subscription)
    elif door.state == "complete" and subscription.stripe_id:
        _take_card(subscription, door)
    Subscription.objects.filter(pk=subscription.pk, session=door.id).update(session="")


def _take_card(subscription: Subscription, door: gateway.Door) -> None:
    """Use the card that was saved, at once for what an older one did not pay."""
    if subscription.session != door.id:  # taken note of before
        return
    gateway.use_card(subscription.stripe_id, door.setup_intent)
    for bill in subscription.bills.filter(state=SubscriptionBill.State.OPEN):
        try:
            gateway.pay_year(bill.stripe_id)
        except gateway.Declined:
            log.info("the new card did not pay %s either", bill.stripe_id)
    refresh(subscription.stripe_id)


@transaction.atomic
def note_plan(plan: gateway.Plan) -> Subscription | None:
    """Take note of how a subscription stands; None for one that is none of ours."""
    subscription = _locked(plan)
    if subscription is None or plan.state not in STATES:
        return None
    was = subscription.state
    if subscription.stripe_id != plan.id:
        subscription.stripe_id, subscription.tariff = plan.id, _tariff(plan)
        subscription.ending_asked_at = None
    subscription.state = STATES[plan.state]
    subscription.amount, subscription.card = plan.amount, plan.card
    subscription.started_at, subscription.ended_at = plan.started_at, plan.ended_at
    subscription.period_end, subscription.ends_at_period = plan.period_end, plan.ends_at_period
    subscription.save()
    if was != subscription.state:
        audit.record(None, "saw a subscription change", subscription, state=subscription.state)
        if subscription.state == State.ENDED:
            _close(subscription)
    return subscription


def _locked(plan: gateway.Plan) -> Subscription | None:
    """The row of a subscription: its own, or the customer's that has none running."""
    rows = Subscription.objects.select_for_update(of=("self",)).select_related("owner__user")
    known = rows.filter(stripe_id=plan.id).first()
    if known is not None or STATES.get(plan.state) == State.ENDED:
        return known
    row = rows.filter(customer=plan.customer).exclude(customer="").first()
    if row is not None and row.is_alive:
        log.error("%s is a second subscription of %s", plan.id, row.owner)
        return None
    return row


def _tariff(plan: gateway.Plan) -> OwnerTariff:
    return owner_tariff(timezone.localdate(plan.started_at))


def _close(subscription: Subscription) -> None:
    """It is over: the mandate that it goes with ends too, and the owner is told."""
    owner, today = subscription.owner, timezone.localdate()
    owner.mandates.in_force().filter(ends_on=None).update(ends_on=today)
    key = f"{subscription.stripe_id}:ended"
    ids = {"subscription": subscription.pk}
    notify(owner.user, "billing/subscription_over", key, owner.user.reads, **ids)


@transaction.atomic
def note_year(year: gateway.Year) -> SubscriptionBill | None:
    """Take note of an invoice of Stripe's; paid, it becomes one of ours, once."""
    found = Subscription.objects.select_for_update().filter(stripe_id=year.subscription).first()
    if found is None or year.amount <= ZERO or year.state == "draft":
        return None
    if year.currency != gateway.CURRENCY:
        raise WrongCurrency(year.id)
    bill = _bill(found, year)
    if bill.state == SubscriptionBill.State.PAID:
        return bill
    if year.state == "paid":
        _take(bill, year.paid_at or timezone.now())
    elif year.state == "open":
        _note_attempts(bill, year)
    else:
        bill.state = SubscriptionBill.State.DROPPED
    bill.save()
    return bill


def _bill(subscription: Subscription, year: gateway.Year) -> SubscriptionBill:
    return SubscriptionBill.objects.get_or_create(
        stripe_id=year.id,
        defaults={
            "subscription": subscription,
            "amount": year.amount,
            "starts_on": timezone.localdate(year.starts_at),
            "ends_on": timezone.localdate(year.ends_at),
        },
    )[0]


def _take(bill: SubscriptionBill, paid_at: datetime) -> None:
    owner = bill.subscription.owner
    bill.state, bill.paid_at, bill.next_attempt = SubscriptionBill.State.PAID, paid_at, None
    bill.document = _invoice(bill)
    post_bill(bill)
    ids = {"document": bill.document.pk}
    key = bill.document.number
    notify(owner.user, "billing/subscription_paid", key, owner.user.reads, **ids)


def _invoice(bill: SubscriptionBill) -> Document:
    subscription = bill.subscription
    source = {
        "from": _iso(bill.starts_on),
        "until": _iso(bill.ends_on),
        "tariff": subscription.tariff_id,
        "stripe": bill.stripe_id,
    }
    amount: Decimal = bill.amount
    charge = Charge("subscription", 1, amount, amount, source)
    return issue_to_owner(subscription.owner, [charge])


def _iso(day: date) -> str:
    return day.isoformat()


def _note_attempts(bill: SubscriptionBill, year: gateway.Year) -> None:
    if year.attempts <= bill.attempts:
        return
    bill.attempts, bill.next_attempt = year.attempts, year.next_attempt
    owner = bill.subscription.owner
    key = f"{bill.stripe_id}:{year.attempts}"
    ids = {"bill": bill.pk}
    notify(owner.user, "billing/subscription_failed", key, owner.user.reads, **ids)
