"""From a home's submission to its publication."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file_jpeg
from wagtail_localize.models import Translation

from billing.models import Mandate
from catalogue.compliance import lacks
from catalogue.models import Home
from catalogue.photos import gallery
from catalogue.services import (
    Presentation,
    present_home,
    send_photo,
    submit_home,
    tell_changes,
)
from core import outbox
from core.models import AuditEntry
from notifications.models import LocalMail
from tests.workflows.conftest import make_staff
from workflows.checks import CHECKS
from workflows.models import Decision, PropertyValidation
from workflows.services import (
    AlreadyDecided,
    CannotApprove,
    TakenByAnother,
    Verdict,
    decide,
    resubmit,
    take,
)
from workflows.tasks import fire_timers

Kind, Stage = Decision.Kind, PropertyValidation.Stage
APPROVE = Verdict(Kind.APPROVED)
REFUSE = Verdict(Kind.REFUSED, "Les combles ne sont pas habitables.")
CHANGES = Verdict(Kind.CHANGES, "Presque.", {"photos": "Montrez la cuisine."})


def later(days: int) -> timedelta:
    return timezone.now() + timedelta(days=days, minutes=1)


def codes(case: PropertyValidation) -> set[str]:
    case.refresh_from_db()
    return {one["code"] for found in case.findings.values() for one in found}


@pytest.mark.requirement("M1-O1")
def test_a_submitted_home_is_checked_in_parallel_then_waits_for_a_moderator(case):
    assert set(CHECKS) <= set(case.findings)
    assert case.stage == Stage.REVIEW
    assert case.review.owner is None
    joined = case.task_set.get(flow_task__endswith=".join_checks")
    assert joined.previous.count() == len(case.findings)


def test_a_second_submission_does_not_open_a_second_case(case, owner):
    Home.objects.update(state=Home.State.DRAFT)
    submit_home(case.home, owner.user)

    assert case.home.validations.count() == 1


@pytest.mark.requirement("M1-O1", "M1-S3")
def test_an_approved_home_is_published_and_its_owner_is_told(case, moderator):
    decide(case, APPROVE, moderator)

    case.refresh_from_db()
    assert (case.stage, case.outcome, case.status) == (Stage.CLOSED, "approved", "DONE")
    assert case.home.state == Home.State.PUBLISHED
    assert AuditEntry.objects.filter(verb="decided: approved", actor=moderator).exists()
    outbox.deliver_due()
    assert LocalMail.objects.filter(to="owner@example.org").count() == 1


def test_the_law_stands_against_approval_and_nothing_is_decided(case, moderator):
    Home.objects.update(registration_number="")

    with pytest.raises(CannotApprove) as refused:
        decide(case, APPROVE, moderator)

    assert refused.value.lacks == [lacks.NO_REGISTRATION]
    assert not Decision.objects.exists()
    assert PropertyValidation.objects.in_review().count() == 1


@pytest.mark.requirement("M1-S3")
def test_no_home_is_approved_without_a_mandate(case, moderator):
    Mandate.objects.update(ends_on=date(2026, 1, 2))

    with pytest.raises(CannotApprove) as refused:
        decide(case, APPROVE, moderator)
    assert [lack.code for lack in refused.value.lacks] == ["no_mandate"]


def test_a_home_without_a_listing_gets_one_in_french_offered_for_translation(case, moderator):
    case.home.listings.all().delete()

    decide(case, APPROVE, moderator)

    listing = case.home.listings.get()
    assert listing.live
    assert "Paris" in listing.title
    offered = Translation.objects.filter(source__object_id=listing.translation_key)
    assert {one.target_locale.language_code for one in offered} == {"en", "es"}


@pytest.mark.requirement("M1-O1")
def test_changes_asked_come_back_corrected_and_are_checked_anew(case, moderator, owner):
    decide(case, CHANGES, moderator)

    case.refresh_from_db()
    home = Home.objects.get()
    assert (case.stage, home.state) == (Stage.CORRECTION, Home.State.DRAFT)
    assert resubmit(home, owner.user)
    outbox.deliver_due()
    case.refresh_from_db()
    home.refresh_from_db()
    assert (case.stage, home.state) == (Stage.REVIEW, Home.State.REVIEW)
    assert case.review.owner is None
    assert not resubmit(home, owner.user)


def test_a_refused_home_goes_back_to_its_owner_who_may_submit_it_again(case, moderator, owner):
    decide(case, REFUSE, moderator)

    home = Home.objects.get()
    assert home.state == Home.State.DRAFT
    submit_home(home, owner.user)
    assert home.validations.count() == 2
    assert home.decisions.get().reason == REFUSE.reason


@pytest.mark.requirement("X-MOD-01")
def test_of_two_moderators_the_second_is_told_who_decided_and_what(
    case, moderator, other_moderator
):
    seen = PropertyValidation.objects.get()
    decide(case, CHANGES, moderator)

    with pytest.raises(AlreadyDecided) as told:
        decide(seen, REFUSE, other_moderator)

    assert told.value.decision.by == moderator
    assert Decision.objects.count() == 1


def test_a_case_taken_by_one_moderator_is_not_decided_by_another(case, moderator, other_moderator):
    take(case, moderator)

    with pytest.raises(TakenByAnother) as told:
        decide(case, REFUSE, other_moderator)
    assert told.value.holder == moderator

    take(case, other_moderator)
    decide(case, REFUSE, other_moderator)


@pytest.mark.requirement("U-3")
def test_only_who_may_decide_decides(case):
    with pytest.raises(PermissionDenied):
        decide(case, REFUSE, make_staff("Marco", "view_propertyvalidation"))


@pytest.mark.requirement("X-MOD-03")
def test_a_case_nobody_decides_is_escalated_once(case, staff):
    with time_machine.travel(later(2), tick=False):
        fire_timers.call_local()
        fire_timers.call_local()
        outbox.deliver_due()

    case.refresh_from_db()
    assert case.escalated_at
    assert case.stage == Stage.REVIEW
    assert LocalMail.objects.filter(to=staff.email).count() == 1


def test_a_decision_in_time_is_not_escalated(case, moderator, staff):
    decide(case, REFUSE, moderator)
    with time_machine.travel(later(3), tick=False):
        fire_timers.call_local()

    case.refresh_from_db()
    assert case.escalated_at is None


@pytest.mark.requirement("X-MOD-03")
def test_an_owner_who_does_not_answer_is_reminded_then_the_case_is_closed(case, moderator):
    decide(case, CHANGES, moderator)
    outbox.deliver_due()
    for days, mails in ((8, 2), (31, 3)):
        with time_machine.travel(later(days), tick=False):
            fire_timers.call_local()
            outbox.deliver_due()
        assert LocalMail.objects.filter(to="owner@example.org").count() == mails

    case.refresh_from_db()
    assert (case.stage, case.outcome) == (Stage.CLOSED, "abandoned")


@pytest.fixture
def published(case, moderator) -> Home:
    decide(case, APPROVE, moderator)
    return Home.objects.get()


def test_a_checked_fact_that_changes_reopens_a_published_home(published, owner):
    published.street = "14 rue des Rosiers"
    published.save()
    tell_changes(published, ["street", "check_in_from"], owner.user)

    again = published.validations.open().get()
    published.refresh_from_db()
    assert (again.cause, again.facts) == ("changed", ["street"])
    assert published.state == Home.State.PUBLISHED


def test_new_words_of_a_published_home_wait_for_a_moderator(published, owner, moderator):
    words = Presentation("Sous les toits", "Deux fenêtres.", "<p>Calme.</p>", "")
    present_home(published, words, owner.user)
    outbox.deliver_due()

    (reopened,) = published.validations.open()
    published.refresh_from_db()
    listing = published.listings.get(locale__language_code="fr")
    assert published.state == Home.State.PUBLISHED
    assert listing.title != "Sous les toits"

    decide(reopened, APPROVE, moderator)
    listing.refresh_from_db()
    assert listing.title == "Sous les toits"


def test_a_new_photo_of_a_published_home_waits_for_a_moderator(published, owner, moderator):
    seen = len(gallery(published.pk, "fr"))
    sent = send_photo(published, get_test_image_file_jpeg(size=(1400, 1000)), owner.user)
    outbox.deliver_due()

    assert sent.waits
    assert len(gallery(published.pk, "fr")) == seen
    assert len(gallery(published.pk, "fr", waiting=True)) == seen + 1
    (reopened,) = published.validations.open()
    decide(reopened, APPROVE, moderator)
    assert len(gallery(published.pk, "fr")) == seen + 1


def test_a_fact_that_is_not_checked_changes_nothing(published, owner):
    tell_changes(published, ["check_in_from"], owner.user)

    assert not published.validations.open().exists()


def test_a_change_that_breaks_the_law_hides_the_home_at_once(published, owner, moderator):
    published.registration_number = "0608812345678"
    published.save()
    tell_changes(published, ["registration_number"], owner.user)

    published.refresh_from_db()
    assert published.state == Home.State.SUSPENDED
    published.registration_number = "7510412345678"
    published.save()
    outbox.deliver_due()
    decide(published.validations.open().get(), APPROVE, moderator)
    published.refresh_from_db()
    assert published.state == Home.State.PUBLISHED


def test_a_check_that_fails_is_a_finding_and_keeps_nothing_personal(ready, owner, monkeypatch):
    def broken(home):
        secret = home.owner.user.email
        raise RuntimeError(secret)

    monkeypatch.setitem(CHECKS, "duplicates", broken)
    submit_home(ready, owner.user)
    outbox.deliver_due()

    case = ready.validations.get()
    assert codes(case) >= {"check_failed"}
    assert owner.user.email not in str(list(case.task_set.values_list("data", flat=True)))
