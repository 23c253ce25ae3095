"""What travellers receive by mail."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import translation

from billing.models import Refund
from billing.services import book, cancel, change
from billing.services.changes import Wish
from billing.services.refunds import note_refund, pay_back
from catalogue.pricing import Party
from core import outbox
from tests.payments import open_payment, pay


@pytest.fixture
def sent(db, mailbox):
    """What is in the mailbox once the worker has done its work."""

    def deliver():
        outbox.deliver_due()
        return mailbox()

    return deliver


@pytest.fixture(autouse=True)
def no_bank(monkeypatch):
    from billing import gateway

    monkeypatch.setattr(gateway, "refund", lambda *args: gateway.Repayment("re_1", "pending"))


def files(mail) -> list[str]:
    return [attachment.name for attachment in mail.attachments.order_by("pk")]


@pytest.mark.requirement("M1-W4")
@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_a_confirmation_says_what_where_when_and_brings_the_papers(
    home, traveller, arrival, sent, language
):
    with translation.override(language):  # what the page they booked on was written in
        held_stay = book(home, traveller, arrival, arrival + timedelta(days=3), Party(2)).stay
    pay(held_stay)

    (mail,) = sent()

    invoice = held_stay.documents.get()
    for words in (mail.text, mail.html):
        assert "12 rue des Rosiers" in words
        assert invoice.number in words
        assert f"/{language}/stays/{held_stay.reference}/cancel/" in words
    assert held_stay.reference in mail.subject
    assert files(mail) == [f"{invoice.number}.pdf", f"{held_stay.reference}-1.pdf"]
    assert bytes(mail.attachments.first().content).startswith(b"%PDF")


def test_a_cancellation_says_what_comes_back_and_brings_the_credit_note(paid_stay, sent):
    note = cancel(paid_stay, paid_stay.traveller.user)

    mail = sent()[-1]

    assert "408,78" in mail.text
    assert files(mail) == [f"{note.number}.pdf"]


def test_a_cancellation_that_pays_nothing_back_says_so(paid_stay, sent, travel, today):
    travel(days=(paid_stay.arrival - today).days)
    cancel(paid_stay, paid_stay.traveller.user)

    mail = sent()[-1]

    assert not files(mail)
    assert "€" not in mail.text


def test_a_change_brings_the_new_papers_and_the_credit_note(paid_stay, sent, arrival):
    user = paid_stay.traveller.user
    change(paid_stay, Wish(arrival, arrival + timedelta(days=2), Party(2)), user)

    mail = sent()[-1]

    note, invoice = paid_stay.documents.order_by("pk")[1:]
    assert files(mail) == [
        f"{invoice.number}.pdf",
        f"{paid_stay.reference}-2.pdf",
        f"{note.number}.pdf",
    ]
    assert "116,26" in mail.text


def test_a_payment_that_came_too_late_is_explained(held_stay, stranger, home, sent, travel):
    travel(minutes=20)
    book(home, stranger, held_stay.arrival, held_stay.departure, Party(1))
    pay(held_stay)

    (mail,) = sent()

    assert "408,78" in mail.subject
    assert mail.to == held_stay.traveller.user.email


def test_a_refund_that_the_bank_refuses_is_explained_once(paid_stay, sent):
    (old,) = sent()
    refund = pay_back(paid_stay.payments.get(), Decimal("50.00"), Refund.Reason.CANCELLED)
    for state in ("succeeded", "failed", "failed"):
        note_refund(refund.pk, "re_1", state)

    mail = next(mail for mail in sent() if mail.pk != old.pk)

    assert len(sent()) == 2
    assert "50,00" in mail.subject
    assert "IBAN" in mail.text


def test_a_second_payment_is_explained(held_stay, sent):
    from billing.services.settlement import settle
    from tests.payments import checkout_for

    second = open_payment(held_stay)
    pay(held_stay)
    settle(checkout_for(second))

    assert second.refunds.get().reason == "twice"
    assert len(sent()) == 2


HOSTILE = "<img src=x onerror=alert(1)> O'Neil & {{ settings.SECRET_KEY }}"


def test_what_people_write_is_shown_and_never_obeyed(held_stay, sent):
    held_stay.home.street = HOSTILE
    held_stay.home.save()
    held_stay.home.listings.update(title=HOSTILE[:90])
    pay(held_stay)

    (mail,) = sent()

    assert HOSTILE in mail.text  # plain text is left as it is
    assert "<img" not in mail.html
    assert "&lt;img src=x onerror=alert(1)&gt; O&#x27;Neil &amp;" in mail.html


def test_a_name_with_a_line_break_makes_no_header(held_stay, traveller, sent):
    traveller.user.name = "Ana\r\nBcc: all@example.org"
    traveller.user.save()
    pay(held_stay)

    (mail,) = sent()

    assert "Bcc" not in mail.subject
    assert mail.to == traveller.user.email
