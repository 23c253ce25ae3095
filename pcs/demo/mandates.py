"""What owners agreed to: mandates signed before the first stay, and subscriptions paid.

One owner has still to sign, and the owner whom `make run` proposes has still to pay: both can be
tried, the payment in the sandbox.
"""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from accounts.models import Owner
from billing.gateway import Plan, Year
from billing.mandates import proposal_for
from billing.models import Subscription
from billing.services.mandates import Signature, sign_mandate
from billing.services.subscription_news import note_plan, note_year
from billing.tariffs import owner_tariff

from .clock import clock

UNSIGNED = "claire.giordano@example.org"
UNPAID = "owner@pcs.example"
# Where they live: a street of the town of their first home.
STREETS = ("12 rue des Tilleuls", "8 avenue de la Gare", "27 rue du Marché", "4 place de l’Église")
SIGNED_BEFORE = timedelta(days=310)
A_YEAR = timedelta(days=365)
# A signature as a finger draws it.
STROKES = [
    [60, 150, 90, 90, 120, 60, 135, 95, 110, 150, 95, 165, 150, 120, 190, 105, 215, 130],
    [215, 130, 250, 90, 275, 120, 300, 100, 335, 125, 370, 95, 420, 120, 520, 80],
]


def add_mandates(today: date) -> None:
    owners = Owner.objects.select_related("user").exclude(homes=None).order_by("pk").distinct()
    for rank, owner in enumerate(owners):
        _settle_down(owner, STREETS[rank % len(STREETS)])
        signed_on = today - SIGNED_BEFORE + timedelta(days=rank)
        if owner.user.email != UNSIGNED:
            _sign(owner, signed_on)
        if owner.user.email not in (UNSIGNED, UNPAID):
            _subscribe(owner, signed_on)


def _settle_down(owner: Owner, street: str) -> None:
    home = owner.homes.select_related("commune").order_by("reference")[0]
    owner.street, owner.postcode, owner.city = street, home.postcode, home.commune.name
    owner.save(update_fields=["street", "postcode", "city"])


def _at(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(10, 30)))


def _sign(owner: Owner, day: date) -> None:
    user = owner.user
    with clock(_at(day)):
        signature = Signature(
            name=user.name,
            strokes=STROKES,
            ip="192.0.2.15",
            user_agent="Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
            language=user.reads,
            proposal=proposal_for(owner, user.reads).digest,
        )
        sign_mandate(owner, signature)


def _subscribe(owner: Owner, day: date) -> None:
    """A year paid, as Stripe would have told it."""
    began, number = _at(day), owner.pk
    amount = owner_tariff(day).subscription
    Subscription.objects.create(owner=owner, customer=f"cus_demo_{number}")
    plan = Plan(
        id=f"sub_demo_{number}",
        customer=f"cus_demo_{number}",
        state="active",
        amount=amount,
        item=f"si_demo_{number}",
        product=f"prod_demo_{number}",
        started_at=began,
        period_end=began + A_YEAR,
        ends_at_period=False,
        ended_at=None,
        card="visa 4242 12/2030",
    )
    year = Year(
        id=f"in_demo_{number}",
        subscription=plan.id,
        state="paid",
        amount=amount,
        currency="eur",
        starts_at=began,
        ends_at=began + A_YEAR,
        attempts=1,
        next_attempt=None,
        paid_at=began,
    )
    with clock(began):
        note_plan(plan)
        note_year(year)
