import pytest

from billing.models import Document, Payment, Refund
from bookings.models import Stay
from tests.payments import pay


@pytest.fixture
def office(client, staff):
    client.force_login(staff)
    return client


def test_staff_see_what_a_cancellation_pays_back_then_cancel(paid_stay, office, staff):
    address = f"/cms/stays/cancel/{paid_stay.pk}/"
    due = office.get(address).context["due"]
    assert due.total == paid_stay.quotes.latest().total

    office.post(address)

    paid_stay.refresh_from_db()
    assert paid_stay.state == Stay.State.CANCELLED
    assert Document.objects.filter(stay=paid_stay, kind="credit").get().total == -due.total
    assert Refund.objects.get().amount == due.total


def test_a_stay_cancelled_twice_is_paid_back_once(paid_stay, office):
    address = f"/cms/stays/cancel/{paid_stay.pk}/"
    office.post(address)
    office.post(address)
    assert Refund.objects.count() == 1


def test_only_a_confirmed_stay_is_cancelled(held_stay, office):
    for ask in (office.get, office.post):
        assert ask(f"/cms/stays/cancel/{held_stay.pk}/").status_code == 302
    held_stay.refresh_from_db()
    assert held_stay.state == Stay.State.HOLD


def test_a_payment_that_does_not_match_alarms_the_first_page(held_stay, office):
    pay(held_stay, amount=held_stay.quotes.latest().total + 1)

    page = office.get("/cms/").content.decode()

    payment = Payment.objects.get()
    assert f"/cms/payments/inspect/{payment.pk}/" in page
    assert "is-alarm" in page
    listed = office.get("/cms/payments/?state=mismatch").context["object_list"]
    assert list(listed) == [payment]


def test_documents_without_their_pdf_are_listed(paid_stay, office):
    unsealed = office.get("/cms/invoices/?unsealed=true").context["object_list"]
    sealed = office.get("/cms/invoices/?unsealed=false").context["object_list"]
    assert len(unsealed) + len(sealed) == 1


@pytest.mark.parametrize("name", ["payments", "refunds", "invoices", "journal", "stripe-events"])
def test_the_books_are_read_and_never_written(name, paid_stay, office):
    assert office.get(f"/cms/{name}/").status_code == 200
    for verb in ("new/", "edit/1/", "delete/1/"):
        assert office.post(f"/cms/{name}/{verb}").status_code == 404


def test_an_entry_shows_its_balanced_lines(paid_stay, office):
    entry = paid_stay.entries.first()
    page = office.get(f"/cms/journal/inspect/{entry.pk}/")
    lines = page.context["lines"]
    assert sum(line.debit - line.credit for line in lines) == 0
