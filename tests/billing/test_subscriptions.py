"""An owner's year: paid once, invoiced once, in whatever order Stripe tells it."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from accounts.space import needs_of
from billing import gateway
from billing.models import Document, Entry, OwnerTariff, Subscription, SubscriptionBill
from billing.services.events import process, store
from billing.services.renewals import announce_renewals
from billing.services.subscription_news import note_plan, note_year
from billing.services.subscriptions import end_contract, next_anniversary, start_subscription
from core.models import OutboxEntry
from notifications.models import LocalMail

from .conftest import browser
from .owners import ENDS, give_address, plan, sign, subscribe, year

PAGE = "/fr/owner/subscription/"
State = Subscription.State


@pytest.fixture
def at_owners(owner):
    return browser(owner.user)


@pytest.mark.requirement("M1-O4")
def test_a_paid_year_is_invoiced_to_the_owner_with_its_vat(owner):
    give_address(owner)
    row = subscribe(owner)

    document = owner.documents.get()
    line = document.lines.get()
    assert (document.total, line.vat, line.gross - line.vat) == (
        Decimal("100.00"),
        Decimal("16.67"),
        Decimal("83.33"),
    )
    assert (document.buyer, document.address) == ("Odile Martin", "3 rue des Lilas, 75019 Paris")
    assert row.state == State.ACTIVE
    assert row.bills.get().document == document


@pytest.mark.requirement("M1-O4")
def test_the_books_balance(owner):
    subscribe(owner)

    sides = {
        line.account: (line.debit, line.credit)
        for entry in Entry.objects.filter(owner=owner)
        for line in entry.lines.all()
    }
    assert sides["706"] == (0, Decimal("83.33"))
    assert sides["44571"] == (0, Decimal("16.67"))
    assert sides["5171"] == (Decimal(100), 0)
    for entry in Entry.objects.all():
        lines = entry.lines.all()
        assert sum(line.debit for line in lines) == sum(line.credit for line in lines)


@pytest.mark.requirement("C-04")
def test_the_subscription_stands_on_the_owners_invoice_and_cleaning_on_the_travellers(
    owner, paid_stay
):
    subscribe(owner)

    kinds = set(owner.documents.get().lines.values_list("kind", flat=True))
    assert kinds == {"subscription"}
    assert "cleaning" in set(paid_stay.documents.get().lines.values_list("kind", flat=True))


@pytest.mark.requirement("M1-O4")
def test_a_year_told_twice_is_invoiced_once(owner):
    subscribe(owner)

    note_year(year())
    note_year(year(state="open"))

    assert Document.objects.count() == 1
    assert SubscriptionBill.objects.get().state == SubscriptionBill.State.PAID


@pytest.mark.requirement("M1-O4")
@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0, 1, 2)])
def test_events_make_one_year_in_any_order(owner, order, monkeypatch):
    Subscription.objects.create(owner=owner, customer="cus_1")
    monkeypatch.setattr(gateway, "find_plan", lambda number: plan())
    monkeypatch.setattr(gateway, "find_year", lambda number: year())
    monkeypatch.setattr(gateway, "years_of", lambda number: [year()])
    told = [
        ("customer.subscription.created", {"id": "sub_1"}),
        ("invoice.payment_failed", {"id": "in_1"}),
        ("invoice.paid", {"id": "in_1"}),
    ]

    for at in order:
        kind, about = told[at]
        event = {"id": f"evt_{at}", "type": kind, "data": {"object": about}}
        process(store(f"evt_{at}", kind, event).pk)

    assert owner.documents.count() == 1
    assert Subscription.objects.get().state == State.ACTIVE


@pytest.mark.requirement("M1-O4")
def test_a_failed_year_is_told_and_waits_in_the_owners_space(owner):
    subscribe(owner)
    note_plan(plan(state="past_due"))
    failed = {"id": "in_2", "state": "open", "paid_at": None, "attempts": 1}
    note_year(year(**failed, next_attempt=ENDS + timedelta(days=3)))
    note_year(year(**failed, next_attempt=ENDS + timedelta(days=3)))

    letters = OutboxEntry.objects.filter(key__startswith="billing/subscription_failed")
    assert letters.count() == 1
    assert any(need.urgent for need in needs_of(owner))

    note_plan(plan())
    note_year(year(id="in_2", attempts=2))
    assert owner.documents.count() == 2
    assert not any("carte" in need.text for need in needs_of(owner))


def test_a_second_subscription_of_one_owner_is_not_taken(owner):
    subscribe(owner)

    assert note_plan(plan(id="sub_2")) is None
    assert Subscription.objects.get().stripe_id == "sub_1"


def test_an_old_subscription_says_nothing_of_the_new_one(owner):
    subscribe(owner)
    note_plan(plan(state="canceled", ended_at=ENDS))
    note_plan(plan(id="sub_2"))

    assert note_plan(plan(state="canceled", ended_at=ENDS)) is None
    assert Subscription.objects.get().state == State.ACTIVE


def test_a_subscription_of_nobody_we_know_is_none_of_ours(db):
    assert note_plan(plan()) is None
    assert note_year(year()) is None


@pytest.mark.requirement("M1-O4")
def test_paying_opens_one_page_and_a_running_subscription_none(owner, monkeypatch):
    opened = []

    def open_subscription(wish):
        opened.append(wish)
        return gateway.Door("cs_1", "http://pay.test/1", "subscription", "open", "cus_1", "", "")

    monkeypatch.setattr(gateway, "create_customer", lambda email, name: "cus_1")
    monkeypatch.setattr(gateway, "open_subscription", open_subscription)
    monkeypatch.setattr(
        gateway,
        "find_door",
        lambda number: gateway.Door(
            number, "http://pay.test/1", "subscription", "open", "cus_1", "", ""
        ),
    )

    assert start_subscription(owner) == start_subscription(owner) == "http://pay.test/1"
    assert [wish.amount for wish in opened] == [Decimal(100)]


@pytest.mark.requirement("X-LEG-07")
def test_an_owner_ends_the_contract_in_three_clicks(at_owners, owner, home):
    mandate = sign(owner)
    row = subscribe(owner)
    assert f"{PAGE}end/" in at_owners.get(PAGE).content.decode()
    assert at_owners.get(f"{PAGE}end/").status_code == 200

    answer = at_owners.post(f"{PAGE}end/")

    row.refresh_from_db()
    mandate.refresh_from_db()
    assert answer.status_code == 302
    assert row.ends_at_period
    assert mandate.ends_on == date(2028, 1, 15)
    assert OutboxEntry.objects.filter(kind="billing.end_subscription").count() == 1
    receipt = OutboxEntry.objects.filter(key__startswith="billing/contract_ended")
    assert receipt.count() == 1

    at_owners.post(f"{PAGE}end/")
    assert receipt.count() == 1


def test_the_owner_may_change_their_mind(at_owners, owner, home):
    mandate = sign(owner)
    row = subscribe(owner)
    end_contract(owner, owner.user)

    at_owners.post(f"{PAGE}keep/")

    row.refresh_from_db()
    mandate.refresh_from_db()
    assert (row.ends_at_period, mandate.ends_on) == (False, None)
    assert OutboxEntry.objects.filter(kind="billing.end_subscription").count() == 2


def test_when_stripe_ends_it_the_mandate_ends_too(owner, home):
    mandate = sign(owner)
    subscribe(owner)

    note_plan(plan(state="canceled", ended_at=ENDS))

    mandate.refresh_from_db()
    assert mandate.ends_on == timezone.localdate()
    assert OutboxEntry.objects.filter(key__startswith="billing/subscription_over").exists()


@pytest.mark.parametrize(
    ("since", "today", "day"),
    [
        (date(2026, 3, 1), date(2026, 3, 1), date(2027, 3, 1)),
        (date(2026, 3, 1), date(2028, 2, 29), date(2028, 3, 1)),
        (date(2024, 2, 29), date(2025, 1, 1), date(2025, 3, 1)),
    ],
)
def test_a_contract_without_subscription_ends_on_its_anniversary(since, today, day):
    assert next_anniversary(since, today) == day


def test_a_renewal_is_announced_once_with_its_new_price(owner, travel, today):
    row = subscribe(owner)
    Subscription.objects.update(period_end=timezone.now() + timedelta(days=60))
    OwnerTariff.objects.create(
        commission_percent=20, subscription=120, valid_from=today + timedelta(days=30)
    )

    assert announce_renewals() == announce_renewals() == 1

    assert OutboxEntry.objects.filter(kind="billing.reprice_subscription").count() == 1
    assert OutboxEntry.objects.filter(key__startswith="billing/subscription_renews").count() == 1
    row.refresh_from_db()
    assert row.amount == Decimal(100)


@pytest.mark.requirement("M1-O8")
def test_invoices_are_listed_and_read_by_their_owner_only(at_owners, owner, stranger):
    subscribe(owner)
    document = owner.documents.get()

    assert document.number in at_owners.get("/fr/owner/invoices/").content.decode()
    answer = at_owners.get(document.get_absolute_url())
    assert answer["Content-Type"] == "application/pdf"
    assert browser(stranger.user).get(document.get_absolute_url()).status_code == 404


@pytest.mark.requirement("M1-O8")
def test_before_the_first_invoice_the_page_says_what_comes(at_owners):
    assert "/owner/subscription/" in at_owners.get("/fr/owner/invoices/").content.decode()


@pytest.mark.requirement("M1-O4")
def test_letters_of_a_paid_year_bear_its_invoice(
    owner, mailbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        subscribe(owner)

    letter = LocalMail.objects.filter(to=owner.user.email).latest("pk")
    assert "2028" in letter.subject
