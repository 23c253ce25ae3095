import hashlib
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from billing.services.inventories import store_inventory
from bookings.inventory.errors import CannotSign, NotSigned
from bookings.inventory.services import seal_report, sign
from bookings.models import InventoryReport, ReportKey, ReportLine
from core import outbox
from core.models import AuditEntry, OutboxEntry
from notifications.models import LocalMail

from .conftest import DRAWN, hand, look_at_everything, seal, sign_both


@pytest.fixture
def done(entry, agent) -> InventoryReport:
    """A report in which everything was looked at."""
    look_at_everything(entry, agent)
    return entry


def posted(**changes) -> dict:
    return {"name": "Ana Souza", "strokes": str(DRAWN)} | changes


@pytest.mark.requirement("X-DOC-04")
def test_both_sign_on_one_phone_by_drawing_or_by_name_and_tick(done, phone):
    phone.post(f"/fr/inventory/{done.pk}/sign/agent/", posted(name="Fatou Diallo"))
    phone.post(f"/fr/inventory/{done.pk}/sign/traveller/", posted(strokes="", agreed="on"))

    done.refresh_from_db()
    agent, traveller = done.signatures.order_by("party")
    assert done.state == "signed"
    assert timezone.now() - done.signed_at < timedelta(minutes=1)
    assert (agent.strokes, traveller.strokes) == (DRAWN, [])
    assert agent.ip == "127.0.0.1"
    assert 'd="M100 100 L200 60' in phone.get(f"/fr/inventory/{done.pk}/").text


@pytest.mark.parametrize(
    "wrong",
    [
        {"strokes": ""},  # neither drawn nor ticked
        {"strokes": "[[1,1,2,2]]"},
        {"strokes": "nonsense", "agreed": "on"},
        {"name": ""},
        {"name": "x" * 500},
        {"refuse": "1"},  # without a reason
    ],
)
def test_half_a_signature_is_refused_beside_its_field(done, phone, wrong):
    answer = phone.post(f"/fr/inventory/{done.pk}/sign/traveller/", posted(**wrong))

    assert answer.status_code == 422
    assert "field__error" in answer.text
    assert not done.signatures.exists()


def test_a_traveller_may_refuse_and_the_reason_is_kept(done, agent, phone):
    sign(done.pk, hand("agent"), None, agent)
    reason = {"refuse": "1", "refusal": "Pas d'accord avec la tache", "strokes": ""}

    phone.post(f"/fr/inventory/{done.pk}/sign/traveller/", posted(**reason))

    done.refresh_from_db()
    assert done.signatures.get(party="traveller").refusal == "Pas d'accord avec la tache"
    assert done.state == "signed"


def test_the_agency_does_not_refuse(done, phone):
    phone.post(f"/fr/inventory/{done.pk}/sign/agent/", posted(refuse="1", refusal="non"))

    assert done.signatures.get().refusal == ""


def test_nobody_signs_twice_or_before_everything_was_seen(entry, agent, phone):
    with pytest.raises(CannotSign):
        sign(entry.pk, hand("agent"), None, agent)
    look_at_everything(entry, agent)
    sign(entry.pk, hand("agent"), None, agent)

    answer = phone.post(f"/en/inventory/{entry.pk}/sign/agent/", posted(), follow=True)

    assert "there already" in answer.text
    assert entry.signatures.count() == 1


def test_nobody_signs_as_somebody_else(done, phone):
    assert phone.get(f"/fr/inventory/{done.pk}/sign/mayor/").status_code == 404


def test_after_a_signature_a_correction_takes_both_back(done, agent, phone):
    sign_both(done, agent)
    line = done.lines.first()
    address = f"/en/inventory/{done.pk}/rooms/1/"
    assert "Nothing was changed" in phone.post(address, {}, follow=True).text

    phone.post(f"/fr/inventory/{done.pk}/take-back/")

    done.refresh_from_db()
    assert (done.state, done.signed_at, done.signatures.count()) == ("draft", None, 0)
    assert "Somebody has signed" not in phone.get(address).text
    trail = AuditEntry.objects.get(verb="took signatures back")
    assert trail.details == {"parties": ["agent", "traveller"]}  # whoever they are
    assert line.checked_at


def test_only_a_signed_report_is_sealed(done, agent, phone):
    with pytest.raises(NotSigned):
        seal_report(done.pk, agent)

    answer = phone.post(f"/en/inventory/{done.pk}/seal/", follow=True)
    assert "Both sign first" in answer.text


def test_sealing_twice_seals_once(sealed_entry, agent):
    sealed_at = sealed_entry.sealed_at

    assert seal_report(sealed_entry.pk, agent).sealed_at == sealed_at
    assert AuditEntry.objects.filter(verb="sealed inventory report").count() == 1


def test_the_database_itself_keeps_a_sealed_report(sealed_entry, leaving):
    changes = [
        lambda: InventoryReport.objects.filter(pk=sealed_entry.pk).update(remarks="autre"),
        lambda: InventoryReport.objects.filter(pk=sealed_entry.pk).update(state="draft"),
        lambda: sealed_entry.lines.update(condition="damaged"),
        lambda: sealed_entry.signatures.update(name="Autre"),
        lambda: ReportKey.objects.create(report=sealed_entry, label="Cave"),
        lambda: connection.cursor().execute("DELETE FROM bookings_signature"),
        lambda: connection.cursor().execute("DELETE FROM bookings_inventoryreport"),
    ]
    for change in changes:
        with pytest.raises(DatabaseError, match="sealed"), transaction.atomic():
            change()
    # The other one is open.
    assert ReportLine.objects.filter(report=leaving).update(note="libre")


@pytest.mark.requirement("X-DOC-04")
def test_the_paper_is_written_once_and_sent_to_both(entry, agent):
    seal(entry, agent)
    for due in OutboxEntry.objects.due().filter(payload__report=entry.pk):
        outbox.deliver(due.pk)
    for due in OutboxEntry.objects.due().filter(key__startswith="billing/inventory"):
        outbox.deliver(due.pk)

    entry.refresh_from_db()
    content = entry.pdf.read()
    assert entry.sha256 == hashlib.sha256(content).hexdigest()
    assert store_inventory(entry.pk).pdf.name == entry.pdf.name
    letters = LocalMail.objects.filter(attachments__name=f"{entry.number}.pdf")
    assert {mail.to for mail in letters} == {"ana.souza@example.org", "owner@example.org"}
    with pytest.raises(DatabaseError, match="sealed"), transaction.atomic():
        InventoryReport.objects.filter(pk=entry.pk).update(sha256="0" * 64)
