from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from bookings.inventory.errors import CannotDecide
from bookings.inventory.services import (
    Answer,
    Kept,
    add_photo,
    decide_deposit,
    save_line,
    seal_report,
    sign,
)
from bookings.models import DepositDecision
from core import outbox
from core.models import OutboxEntry
from notifications.models import LocalMail

from .conftest import a_photo, browser, hand, seal


@pytest.fixture
def damage(leaving, agent):
    """An exit report, sealed, with one thing damaged and photographed."""
    for line in leaving.lines.all():
        save_line(line.pk, 0, Answer(line.quantity, line.condition), agent)
    line = leaving.lines.first()
    save_line(line.pk, 1, Answer(line.quantity, "damaged", "une tache"), agent)
    add_photo(line, a_photo(), uuid4(), agent)
    for party in ("agent", "traveller"):
        sign(leaving.pk, hand(party), None, agent)
    seal_report(leaving.pk, agent)
    line.refresh_from_db()
    return line


def posted(line, **changes) -> dict:
    return {
        "deposit": "300",
        f"amount-{line.pk}": "45.50",
        f"reason-{line.pk}": "Nettoyage",
        "note": "",
    } | changes


@pytest.mark.requirement("X-DOC-04")
def test_a_decision_keeps_its_reasons_and_is_shown_with_both_photos(damage, phone):
    report = damage.report

    phone.post(f"/fr/inventory/{report.pk}/deposit/", posted(damage))

    decision = DepositDecision.objects.get()
    assert (decision.deposit, decision.keep) == (Decimal("300.00"), Decimal("45.50"))
    assert [(reason.line, reason.reason) for reason in decision.reasons.all()] == [
        (damage, "Nettoyage")
    ]
    stay = report.stay
    for user, address in (
        (stay.traveller.user, f"/en/stays/{stay.reference}/inventory/"),
        (stay.home.owner.user, f"/en/owner/documents/{stay.reference}/"),
    ):
        page = browser(user).get(address).text
        assert "€45.50" in page
        assert "no money has moved" in page
        assert f"/inventory/photos/{damage.photos.get().pk}/" in page


def test_both_are_told_in_words(damage, agent):
    decide_deposit(damage.report_id, Decimal(300), [Kept(damage, Decimal(45), "Tache")], "", agent)
    for due in OutboxEntry.objects.due().filter(key__startswith="bookings/deposit_decided"):
        outbox.deliver(due.pk)

    letters = LocalMail.objects.filter(text__contains="Tache")
    assert {mail.to for mail in letters} == {"ana.souza@example.org", "owner@example.org"}


def test_it_is_decided_once(damage, agent, phone):
    decide_deposit(damage.report_id, Decimal(300), [], "", agent)

    with pytest.raises(CannotDecide):
        decide_deposit(damage.report_id, Decimal(300), [], "", agent)
    address = f"/en/inventory/{damage.report_id}/deposit/"
    answer = phone.post(address, posted(damage), follow=True)
    assert "decided on already" in answer.text
    with pytest.raises(DatabaseError, match="sealed"), transaction.atomic():
        DepositDecision.objects.update(keep=1)


def test_nothing_is_decided_before_the_exit_is_sealed(leaving, sealed_entry, agent, phone):
    for report in (leaving, sealed_entry):
        with pytest.raises(CannotDecide):
            decide_deposit(report.pk, Decimal(300), [], "", agent)
        assert phone.get(f"/fr/inventory/{report.pk}/deposit/").status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [
        {"deposit": "20"},  # less than is kept
        {"deposit": "-1"},
        {"deposit": ""},
        {"reason": ""},
        {"amount": "-3"},
        {"amount": "beaucoup"},
    ],
)
def test_a_decision_that_makes_no_sense_is_refused(damage, phone, wrong):
    named = {f"{k}-{damage.pk}" if k != "deposit" else k: v for k, v in wrong.items()}

    answer = phone.post(f"/fr/inventory/{damage.report_id}/deposit/", posted(damage, **named))

    assert answer.status_code == 422
    assert "field__error" in answer.text
    assert not DepositDecision.objects.exists()


def test_without_damage_nothing_can_be_kept(leaving, agent, phone):
    seal(leaving, agent)

    answer = phone.get(f"/en/inventory/{leaving.pk}/deposit/")

    assert "nothing is to be kept" in answer.text
    phone.post(f"/en/inventory/{leaving.pk}/deposit/", {"deposit": "300"})
    assert DepositDecision.objects.get().keep == 0
