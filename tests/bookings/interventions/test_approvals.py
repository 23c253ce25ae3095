"""Nothing above the owner's threshold is spent without a recorded yes."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.space import needs_of
from bookings.interventions.errors import AlreadyAsked, AlreadyDecided, OwnerMustAnswer
from bookings.interventions.services import (
    cancel_visit,
    chase_approvals,
    decide,
    declare_cost,
    fill_sheet,
    order_service,
    plan_visit,
)
from bookings.interventions.services.approvals import ask_owner
from bookings.models import CostApproval, Intervention, Order
from core.models import AuditEntry
from core.outbox import deliver_due
from notifications.models import LocalMail
from tests.bookings.visits import ask, make_visit, pdf, picture

HOUR = timedelta(hours=1)
pytestmark = pytest.mark.requirement("X-OPS-07")


def mails() -> list[str]:
    deliver_due()
    return list(LocalMail.objects.order_by("pk").values_list("to", flat=True))


def test_a_cost_within_the_threshold_is_noted_at_once(visit, staff):
    assert declare_cost(visit.pk, Decimal("150.00"), staff) is None
    visit.refresh_from_db()
    assert (visit.cost, visit.state) == (Decimal("150.00"), "planned")


def test_a_cost_above_it_waits_with_its_evidence(visit, staff, owner):
    approval = ask(visit, staff, photo=picture(), quote=pdf())
    visit.refresh_from_db()

    assert (visit.state, visit.cost) == ("waiting", None)
    assert approval.photo and approval.quote
    assert approval.due_at - approval.asked_at == 48 * HOUR
    assert mails() == [owner.user.email]
    assert approval.get_absolute_url() in {need.url for need in needs_of(owner) if need.urgent}


def test_what_a_traveller_pays_asks_no_owner(home, cleaning, staff):
    visit = make_visit(home, cleaning, payer=Order.Payer.TRAVELLER)
    assert declare_cost(visit.pk, Decimal("900.00"), staff) is None


def test_the_owner_is_asked_one_thing_at_a_time(visit, staff):
    ask(visit, staff)
    with pytest.raises(AlreadyAsked):
        declare_cost(visit.pk, Decimal("600.00"), staff, "Encore")


def test_a_yes_lets_the_visit_go_on_at_that_price(visit, staff, owner):
    approval = ask(visit, staff)
    decide(approval.pk, True, owner.user, "Allez-y")
    visit.refresh_from_db()
    assert (visit.state, visit.cost) == ("planned", Decimal("480.00"))
    assert declare_cost(visit.pk, Decimal("470.00"), staff) is None


def test_a_no_ends_a_visit_that_has_not_begun(visit, staff, owner):
    decide(ask(visit, staff).pk, False, owner.user)
    visit.refresh_from_db()
    assert (visit.state, visit.cost, visit.order.state) == ("cancelled", None, "cancelled")


def test_a_no_spends_nothing_where_someone_is_at_work(visit, staff, owner):
    fill_sheet(visit.pk, staff, arrived_at=timezone.now(), left_at=None)
    decide(ask(visit, staff).pk, False, owner.user)
    visit.refresh_from_db()
    assert (visit.state, visit.cost) == ("under_way", None)


def test_a_decision_is_taken_once(visit, staff, owner):
    approval = ask(visit, staff)
    decide(approval.pk, False, owner.user)
    with pytest.raises(AlreadyDecided):
        decide(approval.pk, True, owner.user)
    approval.refresh_from_db()
    assert approval.decision == "refused"


def test_the_database_knows_no_approval_without_an_act(visit, staff):
    approval = ask(visit, staff)
    for change in (
        {"decision": "approved"},
        {"decision": "approved", "decided_by": staff},
        {"decision": "refused", "decided_at": timezone.now()},
        {"decided_by": staff, "decided_at": timezone.now()},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            CostApproval.objects.filter(pk=approval.pk).update(**change)


def test_a_visit_does_not_end_before_the_answer(visit, staff):
    ask(visit, staff)
    now = timezone.now()
    with pytest.raises(OwnerMustAnswer):
        fill_sheet(visit.pk, staff, arrived_at=now - HOUR, left_at=now)


def test_silence_reminds_the_owner_then_tells_staff_and_decides_nothing(visit, staff, owner):
    approval = ask(visit, staff)
    mails()
    for hours, count in ((23, 1), (25, 2), (26, 2), (49, 3), (500, 3)):
        chase_approvals(approval.asked_at + hours * HOUR)
        assert len(mails()) == count
    assert mails()[1:] == [owner.user.email, "bonjour@pcs.example"]

    approval.refresh_from_db()
    assert (approval.decision, approval.decided_by) == ("waiting", None)
    assert Intervention.objects.get().state == "waiting"


def test_nobody_is_chased_about_a_visit_called_off(visit, staff, owner):
    approval = ask(visit, staff)
    cancel_visit(visit.pk, staff)
    mails()
    chase_approvals(approval.asked_at + 100 * HOUR)
    assert len(mails()) == 1
    assert approval.get_absolute_url() not in {need.url for need in needs_of(owner)}


def test_what_an_owner_said_on_the_telephone_is_written_down_as_such(visit, staff, client):
    approval = ask(visit, staff)
    client.force_login(staff)
    url = f"/cms/interventions/{visit.pk}/"
    page = client.post(url, {"action": "phone", "decision": "approved", "words": ""})
    assert "words" in page.context["forms"]["phone"].errors

    client.post(url, {"action": "phone", "decision": "approved", "words": "Oui, à 10 h 05"})
    approval.refresh_from_db()
    assert (approval.decision, approval.by_phone, approval.decided_by) == ("approved", True, staff)
    assert AuditEntry.objects.filter(verb="recorded decision by phone").exists()


def test_staff_must_say_why_before_an_owner_is_asked(visit, staff, client):
    client.force_login(staff)
    data = {"action": "cost", "amount": "480", "reason": ""}
    page = client.post(f"/cms/interventions/{visit.pk}/", data)
    assert "reason" in page.context["forms"]["cost"].errors

    client.post(f"/cms/interventions/{visit.pk}/", data | {"reason": "Fuite", "photo": picture()})
    assert CostApproval.objects.get().photo


def test_the_owner_answers_on_their_page(visit, staff, owner, client):
    approval = ask(visit, staff, photo=picture(), quote=pdf())
    client.force_login(owner.user)
    url = f"/fr/owner/interventions/approvals/{approval.pk}/"
    assert client.get(url).status_code == 200
    assert client.get(f"{url}photo/").headers["Content-Type"] == "image/jpeg"
    assert "attachment" in client.get(f"{url}quote/").headers["Content-Disposition"]

    assert "decision" in client.post(url, {}).context["form"].errors
    client.post(url, {"decision": "refused", "words": "Trop cher"})
    client.post(url, {"decision": "approved"})
    approval.refresh_from_db()
    assert (approval.decision, approval.words) == ("refused", "Trop cher")


def test_the_owner_chooses_from_which_amount_on(owner, client):
    client.force_login(owner.user)
    url = "/fr/owner/interventions/threshold/"
    client.post(url, {"approval_threshold": "40.50"})
    owner.refresh_from_db()
    assert owner.approval_threshold == Decimal("40.50")
    client.post(url, {"approval_threshold": "-1"})
    owner.refresh_from_db()
    assert owner.approval_threshold == Decimal("40.50")


def test_what_staff_order_above_the_threshold_waits_for_the_owner(home, cleaning, staff, owner):
    order = order_service(cleaning, home, staff, quantity=Decimal(10))
    visit = plan_visit(order, timezone.now(), timezone.now() + HOUR)

    asked = ask_owner(visit, staff)

    visit.refresh_from_db()
    assert (asked.amount, visit.state) == (Decimal("320.00"), "waiting")
    decide(asked.pk, True, owner.user)
    visit.refresh_from_db()
    assert (visit.cost, visit.state) == (Decimal("320.00"), "planned")


@pytest.mark.parametrize(("payer", "quantity"), [("owner", 4), ("traveller", 40)])
def test_nobody_is_asked_about_a_small_order_or_what_others_pay(
    home, cleaning, staff, payer, quantity
):
    order = order_service(cleaning, home, staff, payer, quantity=Decimal(quantity))

    assert ask_owner(plan_visit(order, timezone.now(), timezone.now() + HOUR), staff) is None
