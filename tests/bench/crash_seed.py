"""Stays that are held, each with an open payment: what Stripe's events will confirm."""

import json
from datetime import timedelta

from django.utils import timezone

from accounts.models import Traveller
from billing.models import Payment
from billing.services import book
from catalogue.models import Home
from catalogue.pricing import Party
from core.money import to_minor

from .dataset import FREE_FROM


def main(count: str) -> str:
    """Paid by the last travellers, so that the first may book."""
    homes = list(Home.objects.filter(min_nights=1, capacity__gte=2, arrival_days="1234567"))
    travellers = Traveller.objects.select_related("user").order_by("-pk")[: int(count)]
    made = [_payment(traveller, homes, rank) for rank, traveller in enumerate(travellers)]
    return json.dumps(made)


def _payment(traveller: Traveller, homes: list[Home], rank: int) -> dict[str, object]:
    day = timezone.localdate() + timedelta(FREE_FROM + 5 + 4 * (rank // len(homes)))
    stay = book(homes[rank % len(homes)], traveller, day, day + timedelta(2), Party(2)).stay
    payment = Payment.objects.create(
        stay=stay, amount=stay.quotes.latest().total, session=f"cs_test_{stay.pk}"
    )
    return {
        "payment": payment.pk,
        "session": payment.session,
        "amount": to_minor(payment.amount),
        "email": traveller.user.email,
        "stay": stay.reference,
    }
