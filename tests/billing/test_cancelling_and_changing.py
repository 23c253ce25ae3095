"""What a traveller sees before cancelling or changing, and what it then does."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import translation

from billing import gateway
from billing.models import Document, Refund, StayChange
from billing.services import cancel, change
from billing.services.changes import Wish
from billing.services.settlement import settle
from bookings.errors import CannotBook, StayBegun
from bookings.models import Night, Stay
from bookings.rules import Problem
from catalogue.pricing import Party
from core.models import OutboxEntry
from tests.payments import checkout_for


def page(stay, name) -> str:
    with translation.override("fr"):
        return reverse(f"billing:{name}", args=[stay.reference])


def wish(arrival, nights=3, adults=2, children=0) -> dict[str, object]:
    departure = arrival + timedelta(days=nights)
    return {
        "arrival": arrival,
        "departure": departure,
        "adults": adults,
        "children": children,
    }


@pytest.fixture(autouse=True)
def refunds(monkeypatch):
    """A bank that pays back at once."""
    asked = []

    def refund(intent, amount, key):
        asked.append((intent, amount, key))
        return gateway.Repayment(f"re_{key}", "succeeded")

    monkeypatch.setattr(gateway, "refund", refund)
    return asked


@pytest.mark.requirement("X-CAL-12")
@pytest.mark.parametrize(
    ("days_before", "nights"),
    [(60, "300.00"), (5, "300.00"), (4, "150.00"), (1, "150.00"), (0, "0.00")],
)
def test_the_page_says_exactly_what_cancelling_pays_back(
    at_home, paid_stay, travel, today, days_before, nights, django_capture_on_commit_callbacks
):
    travel(days=(paid_stay.arrival - today).days - days_before)
    at_home.force_login(paid_stay.traveller.user)
    shown = at_home.get(page(paid_stay, "cancel")).context["due"]

    with django_capture_on_commit_callbacks(execute=True):
        answer = at_home.post(page(paid_stay, "cancel"))

    paid_stay.refresh_from_db()
    assert shown.nights == Decimal(nights)
    assert answer.url == f"/fr/stays/{paid_stay.reference}/"
    assert paid_stay.state == Stay.State.CANCELLED
    assert sum(refund.amount for refund in Refund.objects.all()) == shown.total


def test_cancelling_twice_pays_back_once(at_home, paid_stay, refunds):
    for _ in range(2):
        at_home.post(page(paid_stay, "cancel"))

    assert Refund.objects.count() == Document.objects.filter(kind="credit").count() == 1


def test_a_stay_that_has_begun_is_not_cancelled_online(paid_stay, at_home, travel, today):
    travel(days=(paid_stay.arrival - today).days + 1)
    at_home.force_login(paid_stay.traveller.user)

    assert at_home.get(page(paid_stay, "cancel")).context["begun"]
    at_home.post(page(paid_stay, "cancel"))
    with pytest.raises(StayBegun):
        cancel(paid_stay, paid_stay.traveller.user)

    paid_stay.refresh_from_db()
    assert paid_stay.state == Stay.State.CONFIRMED


def test_a_cheaper_change_is_made_at_once_and_paid_back(at_home, paid_stay, arrival):
    at_home.get(page(paid_stay, "change"))
    shown = at_home.get(page(paid_stay, "change"), wish(arrival, 2)).context["preview"]

    answer = at_home.post(page(paid_stay, "change"), wish(arrival, 2))

    paid_stay.refresh_from_db()
    assert answer.url == f"/fr/stays/{paid_stay.reference}/"
    assert paid_stay.night_count == 2
    assert Refund.objects.get().amount == -shown.difference == Decimal("116.26")
    assert Refund.objects.get().note.number.startswith("A-")
    assert [contract.version for contract in paid_stay.contracts.all()] == [2, 1]
    totals = paid_stay.documents.order_by("pk").values_list("total", flat=True)
    assert list(totals) == [Decimal("408.78"), Decimal("-408.78"), Decimal("292.52")]


def test_a_dearer_change_waits_for_its_difference(at_home, paid_stay, arrival):
    answer = at_home.post(page(paid_stay, "change"), wish(arrival, 5))

    waiting = StayChange.objects.get()
    assert answer.url == page(paid_stay, "pay_change")
    assert str(waiting.difference).encode().replace(b".", b",") in at_home.get(answer.url).content
    paid_stay.refresh_from_db()
    assert paid_stay.night_count == 3
    assert Night.objects.exclude(expires_at=None).count() == 2


def test_a_paid_difference_changes_the_stay(at_home, paid_stay, arrival):
    at_home.post(page(paid_stay, "change"), wish(arrival, 5))
    waiting = StayChange.objects.get()
    payment = paid_stay.payments.create(change=waiting, amount=waiting.difference)

    settle(checkout_for(payment))

    paid_stay.refresh_from_db()
    assert paid_stay.night_count == 5
    assert not Night.objects.exclude(expires_at=None).exists()
    total = paid_stay.documents.invoices().latest("id").total
    assert total == Decimal("408.78") + payment.amount


def test_a_difference_paid_too_late_goes_back_and_the_stay_stays(
    paid_stay, other_traveller_takes, arrival, travel
):
    user = paid_stay.traveller.user
    waiting = change(paid_stay, Wish(arrival, arrival + timedelta(days=5), Party(2)), user)
    payment = paid_stay.payments.create(change=waiting, amount=waiting.difference)
    travel(minutes=20)
    other_traveller_takes(arrival + timedelta(days=3))

    settle(checkout_for(payment))

    paid_stay.refresh_from_db()
    assert paid_stay.night_count == 3
    assert payment.refunds.get().reason == Refund.Reason.TOO_LATE


def test_the_nights_kept_free_after_new_dates_are_held_as_well(
    home, paid_stay, other_traveller_takes, arrival
):
    home.buffer_nights = 1
    home.save()
    wish = Wish(arrival, arrival + timedelta(days=5), Party(2))
    waiting = change(paid_stay, wish, paid_stay.traveller.user)

    with pytest.raises(CannotBook):
        other_traveller_takes(arrival + timedelta(days=5))

    payment = paid_stay.payments.create(change=waiting, amount=waiting.difference)
    settle(checkout_for(payment))
    kept = Night.objects.get(kind=Night.Kind.BUFFER)
    assert (kept.date, kept.expires_at) == (arrival + timedelta(days=5), None)


@pytest.fixture
def other_traveller_takes(home, stranger):
    from billing.services import book

    return lambda day: book(home, stranger, day, day + timedelta(days=1), Party(1)).stay


def test_a_dropped_change_gives_its_nights_back(at_home, paid_stay, arrival):
    at_home.post(page(paid_stay, "change"), wish(arrival, 5))
    paid_stay.payments.create(
        change=StayChange.objects.get(), amount=1, session="cs_open", url="http://bank.example/"
    )

    at_home.post(page(paid_stay, "drop_change"))

    assert Night.objects.count() == 3
    assert OutboxEntry.objects.filter(kind="billing.expire_checkout").exists()
    assert at_home.get(page(paid_stay, "pay_change")).url == page(paid_stay, "change")


def test_a_second_wish_replaces_the_first(paid_stay, traveller, arrival):
    for nights in (6, 4):
        change(paid_stay, Wish(arrival, arrival + timedelta(days=nights), Party(2)), traveller.user)

    assert Night.objects.count() == 4
    assert [c.state for c in StayChange.objects.order_by("pk")] == ["dropped", "open"]


@pytest.mark.parametrize("nights", [0, -2, 400])
def test_an_impossible_wish_is_refused_beside_the_field(at_home, paid_stay, arrival, nights):
    for answer in (
        at_home.get(page(paid_stay, "change"), wish(arrival, nights)),
        at_home.post(page(paid_stay, "change"), wish(arrival, nights)),
    ):
        assert answer.context["form"].errors


def test_the_same_stay_again_is_no_change(at_home, paid_stay, arrival):
    answer = at_home.post(page(paid_stay, "change"), wish(arrival))

    assert answer.status_code == 409
    assert Document.objects.count() == 1


@pytest.mark.requirement("X-CAL-12")
def test_a_change_is_no_way_around_the_cancellation_policy(paid_stay, traveller, arrival, travel):
    days_left = (arrival - paid_stay.created_at.date()).days
    travel(days=days_left - 3)
    wishes = {
        "shorter": Wish(arrival, arrival + timedelta(days=1), Party(2)),
        "later": Wish(arrival + timedelta(days=30), arrival + timedelta(days=33), Party(2)),
    }
    for asked in wishes.values():
        with pytest.raises(CannotBook) as refused:
            change(paid_stay, asked, traveller.user)
        assert refused.value.problem is Problem.ONLY_LONGER

    longer = Wish(arrival, arrival + timedelta(days=4), Party(2))
    assert change(paid_stay, longer, traveller.user).difference > 0


def test_the_preview_comes_without_its_page_when_htmx_asks(at_home, paid_stay, arrival):
    answer = at_home.get(
        page(paid_stay, "change"), wish(arrival, 2), headers={"HX-Request": "true"}
    )

    assert b"<html" not in answer.content
    assert "116,26" in answer.content.decode()
