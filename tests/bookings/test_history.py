"""What happened to a stay is told in the order it happened."""

from datetime import timedelta

import pytest
from django.utils import translation

from billing.models import Refund
from bookings.history import history

pytestmark = pytest.mark.django_db


def told(stay):
    with translation.override("en"):
        return [(event.words, event.mark) for event in history(stay, stay.payments.paid())]


@pytest.mark.parametrize(
    ("state", "mark"),
    [(Refund.State.DONE, "done"), (Refund.State.PENDING, "now"), (Refund.State.FAILED, "bad")],
)
def test_a_refund_comes_after_the_cancellation_it_follows_from(paid_stay, state, mark):
    paid_stay.cancelled_at = paid_stay.confirmed_at + timedelta(hours=1)
    after = paid_stay.cancelled_at + timedelta(minutes=1)
    refund = paid_stay.payments.get().refunds.create(
        amount=50, reason=Refund.Reason.CANCELLED, state=state, done_at=after
    )
    Refund.objects.filter(pk=refund.pk).update(created_at=after)

    assert told(paid_stay) == [
        ("Nights kept for you", "done"),
        ("You paid €408.78", "done"),
        ("Stay confirmed", "done"),
        ("Stay cancelled", "bad"),
        ("€50.00 paid back to your card", mark),
    ]
