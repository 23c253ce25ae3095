"""People are told from programs here, not by another company."""

import pytest

from billing.estimates import robots
from billing.models import Lead

from .conftest import CONTACT, challenge, fill, person, worked

pytestmark = pytest.mark.requirement("A3-13")


def by_hand(text: str, **changed: str) -> dict[str, str]:
    return person(challenge=text, counter="", answer=str(sum(robots.sum_of(text)))) | changed


def test_a_browser_that_worked_passes(client):
    fill(client)

    assert client.post(CONTACT, person()).status_code == 302


def test_a_browser_without_scripts_does_a_sum(client):
    fill(client)

    assert client.post(CONTACT, by_hand(challenge())).status_code == 302
    assert Lead.objects.exists()


def test_without_scripts_fewer_are_let_through(client):
    for number in range(2):
        fill(client)
        data = by_hand(challenge(), email=f"{number}@example.org")
        assert client.post(CONTACT, data).status_code == 302
    fill(client)

    assert client.post(CONTACT, by_hand(challenge(), email="3@example.org")).status_code == 429


@pytest.mark.parametrize(
    "changed",
    [
        {"website": "https://spam.example"},
        {"challenge": ""},
        {"challenge": "forged:abc:def"},
        {"challenge": "\x00"},
        {"counter": "0"},
        {"counter": "-1"},
        {"counter": "٣"},
        {"counter": "9" * 19},
        {"counter": "", "answer": ""},
        {"counter": "", "answer": "99"},
        {"counter": "", "answer": "deux"},
    ],
)
def test_a_program_is_refused(client, changed):
    fill(client)

    assert client.post(CONTACT, person() | changed).status_code == 422
    assert not Lead.objects.exists()


def test_what_comes_at_once_comes_from_a_program(client):
    fill(client)
    text = robots.challenge()

    assert client.post(CONTACT, person(challenge=text)).status_code == 422


def test_by_hand_takes_longer_than_by_script():
    text = challenge(minutes=4 / 60)  # four seconds ago

    assert robots.check(text, worked(text), "").worked
    with pytest.raises(robots.Refused, match="fast"):
        robots.check(text, "", str(sum(robots.sum_of(text))))


def test_work_for_one_challenge_serves_no_other():
    text, other = challenge(), challenge()

    assert robots.is_worked(text, worked(text))
    with pytest.raises(robots.Refused, match="sum"):
        robots.check(other, worked(text) + "0", "")


def test_no_other_company_is_asked(client):
    fill(client)
    page = client.get(CONTACT).content.decode()

    assert "google" not in page.lower() and "captcha" not in page.lower()
