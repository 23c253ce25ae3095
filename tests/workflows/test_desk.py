"""The screens where moderators decide."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file

from catalogue.authenticity import add_photo
from catalogue.models import Home
from catalogue.services import Presentation, present_home
from tests.workflows.conftest import make_staff
from workflows.models import Decision, PropertyValidation
from workflows.services import Verdict, decide, take

TRAYS = ["queue", "inbox", "under-way", "archive"]


def page(name: str, *args) -> str:
    return reverse(f"validations:{name}", args=args)


@pytest.fixture
def desk(client, moderator):
    client.force_login(moderator)
    return client


def test_each_tray_shows_what_lies_in_it(desk, case, moderator):
    def shown(tray: str) -> bool:
        return case.home.reference in desk.get(page(tray)).content.decode()

    assert [shown(tray) for tray in TRAYS] == [True, False, False, False]
    take(case, moderator)
    assert [shown(tray) for tray in TRAYS] == [True, True, False, False]
    decide(case, Verdict("changes", asked={"photos": "Plus nets."}), moderator)
    assert [shown(tray) for tray in TRAYS] == [False, False, True, False]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=P04", True),
        ("q=Odile", True),
        ("q=personne", False),
        ("late=on", False),
        ("age=7", False),
        ("commune=999999", True),  # an unknown filter is shown as an error and left out
    ],
)
def test_the_queue_is_filtered(desk, case, query, found):
    text = desk.get(f"{page('queue')}?{query}").content.decode()
    assert (f">{case.home.reference}</a>" in text) is found


def test_cases_are_given_to_a_moderator_in_bulk(desk, case, other_moderator):
    data = {"cases": [case.pk], "to": other_moderator.pk}
    desk.post(page("assign"), data)

    assert case.review.owner == other_moderator


def test_cases_are_not_given_to_who_may_not_decide(desk, case, owner):
    desk.post(page("assign"), {"cases": [case.pk], "to": owner.user.pk})

    assert case.review.owner is None


def test_everything_needed_to_decide_is_on_one_page(desk, case, agency, french, other_home):
    Home.objects.filter(pk=other_home.pk).update(street="12 RUE DES ROSIERS")

    text = desk.get(page("case", case.pk)).content.decode()

    for needed in (
        "7510412345678",
        "12 rue des Rosiers",
        other_home.reference,
        "<svg",
        "ask_photos",
    ):
        assert needed in text
    assert page("proof", case.home.pk) in text


def test_changes_are_asked_field_by_field(desk, case, moderator):
    data = {"kind": "changes", "reason": "Merci", "ask_photos": "Montrez la cuisine."}
    answer = desk.post(page("case", case.pk), data)

    assert answer.status_code == 302
    made = Decision.objects.get()
    assert (made.by, made.asked) == (moderator, {"photos": "Montrez la cuisine."})


@pytest.mark.parametrize(
    "data",
    [
        {"kind": "refused", "reason": " "},
        {"kind": "changes", "reason": "Tout."},
        {"kind": "approved", "ask_photos": "Plus nets."},
        {"kind": "abandoned"},
        {},
    ],
)
def test_a_decision_without_its_reason_is_not_taken(desk, case, data):
    assert desk.post(page("case", case.pk), data).status_code == 422
    assert not Decision.objects.exists()


@pytest.mark.requirement("X-MOD-01")
def test_the_second_of_two_moderators_reads_who_decided(client, case, moderator, other_moderator):
    decide(case, Verdict("refused", "Non."), moderator)
    client.force_login(other_moderator)

    answer = client.post(page("case", case.pk), {"kind": "refused", "reason": "Non."})

    assert answer.status_code == 409
    assert str(moderator) in answer.content.decode()


def test_a_moderator_takes_a_case_over_and_puts_it_back(desk, case, moderator, other_moderator):
    take(case, other_moderator)

    desk.post(page("take", case.pk))
    assert case.review.owner == moderator
    desk.post(page("release", case.pk))
    assert case.review.owner is None


def test_the_checks_are_run_again_on_demand(desk, case):
    Home.objects.update(registration_number="")
    desk.post(page("check", case.pk))

    case.refresh_from_db()
    assert case.findings["registration"][0]["code"] == "no_registration"


def test_the_proof_of_residence_is_for_moderators_alone(client, ready, moderator):
    ready.residence_proof.save("bail.pdf", ContentFile(b"%PDF-1.7"))
    client.force_login(moderator)
    assert client.get(page("proof", ready.pk)).status_code == 200
    client.force_login(make_staff("Marco", "view_propertyvalidation"))
    assert client.get(page("proof", ready.pk)).status_code in (302, 403)


@pytest.mark.requirement("U-3")
@pytest.mark.parametrize("codename", ["view_home", "view_propertyvalidation"])
def test_who_may_not_decide_reads_at_most(client, case, codename):
    client.force_login(make_staff("Marco", codename))

    assert (client.get(page("queue")).status_code == 200) is (codename != "view_home")
    client.post(page("case", case.pk), {"kind": "refused", "reason": "Non."})
    client.post(page("take", case.pk))
    client.post(page("suspend", case.home.pk), {"reason": "Non."})
    assert not Decision.objects.exists()
    assert PropertyValidation.objects.get().review.owner is None


def test_the_owner_of_a_home_never_enters_the_desk(client, case, owner):
    client.force_login(owner.user)

    assert client.get(page("case", case.pk)).status_code in (302, 403)


def approve(desk, case, **sent) -> int:
    seen = desk.get(page("case", case.pk)).context["seen"]
    for change in sent.pop("meanwhile", []):
        change()
    return desk.post(page("case", case.pk), {"kind": "approved", "seen": seen}).status_code


def test_what_nobody_changed_is_approved(desk, case):
    assert approve(desk, case) == 302


def test_a_home_whose_words_changed_meanwhile_is_not_published_unseen(desk, case, owner):
    words = Presentation("Titre", "Résumé", "<p>Jamais lu</p>", "")
    status = approve(desk, case, meanwhile=[lambda: present_home(case.home, words, owner.user)])

    case.refresh_from_db()
    assert (status, case.outcome, case.home.state) == (409, "", Home.State.REVIEW)
    assert "<p>Jamais lu</p>" not in case.home.listings.get().description
    assert approve(desk, case) == 302


def test_a_photo_that_came_meanwhile_is_not_published_unseen(desk, case, owner):
    picture = get_test_image_file()
    status = approve(desk, case, meanwhile=[lambda: add_photo(case.home, picture, owner.user)])

    case.refresh_from_db()
    assert (status, case.home.state) == (409, Home.State.REVIEW)
