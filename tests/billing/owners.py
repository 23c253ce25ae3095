"""Mandates and subscriptions, as if an owner and Stripe had acted."""

from datetime import UTC, datetime
from decimal import Decimal

from accounts.models import Owner
from billing.gateway import Plan, Year
from billing.mandates import proposal_for
from billing.models import Mandate, Subscription
from billing.services.mandates import Signature, sign_mandate
from billing.services.subscription_news import note_plan, note_year

STARTED = datetime(2027, 1, 15, 8, tzinfo=UTC)
ENDS = datetime(2028, 1, 15, 8, tzinfo=UTC)


def give_address(owner: Owner) -> None:
    owner.street, owner.postcode, owner.city = "3 rue des Lilas", "75019", "Paris"
    owner.save()


def hand(owner: Owner, **fields) -> Signature:
    values = {
        "name": "Odile Martin",
        "strokes": [[10, 10, 200, 120, 400, 60]],
        "ip": "192.0.2.7",
        "user_agent": "Firefox",
        "language": "fr",
        "proposal": proposal_for(owner, "fr").digest,
    }
    return Signature(**values | fields)


def sign(owner: Owner, **fields) -> Mandate:
    give_address(owner)
    return sign_mandate(owner, hand(owner, **fields))


def plan(**fields) -> Plan:
    values = {
        "id": "sub_1",
        "customer": "cus_1",
        "state": "active",
        "amount": Decimal("100.00"),
        "item": "si_1",
        "product": "prod_1",
        "started_at": STARTED,
        "period_end": ENDS,
        "ends_at_period": False,
        "ended_at": None,
        "card": "visa 4242 12/2040",
    }
    return Plan(**values | fields)


def year(**fields) -> Year:
    values = {
        "id": "in_1",
        "subscription": "sub_1",
        "state": "paid",
        "amount": Decimal("100.00"),
        "currency": "eur",
        "starts_at": STARTED,
        "ends_at": ENDS,
        "attempts": 1,
        "next_attempt": None,
        "paid_at": STARTED,
    }
    return Year(**values | fields)


def subscribe(owner: Owner) -> Subscription:
    """An owner with a year paid, as Stripe would have told it."""
    row = Subscription.objects.create(owner=owner, customer="cus_1")
    note_plan(plan())
    note_year(year())
    row.refresh_from_db()
    return row
