"""Terminating without logging in: three steps, a receipt, and nothing told to strangers."""

import re

import pytest
from django.core.cache import cache

from billing.models import Subscription
from billing.services.ending import owner_in, token_for
from notifications.models import LocalMail

from .owners import sign, subscribe

URL = "/fr/terminate-contract/"
pytestmark = pytest.mark.requirement("X-LEG-07")


@pytest.fixture(autouse=True)
def nobody_asked_yet():
    cache.clear()


@pytest.fixture
def contract(owner, home):
    return sign(owner), subscribe(owner)


@pytest.mark.parametrize("known_by", ["Martin", " martin ", "Odile Martin", "M-{year}-000001"])
def test_a_mail_leads_to_the_button_that_ends_it(
    client, owner, contract, known_by, django_capture_on_commit_callbacks
):
    words = known_by.format(year=contract[0].signed_at.year)
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(URL, {"email": owner.user.email, "known_by": words})
    link = re.search(r"http\S+/terminate-contract/\S+/", LocalMail.objects.latest("pk").text)[0]
    path = link[link.index("/", 8) :]

    page = client.get(path)
    assert not Subscription.objects.get().ends_at_period
    with django_capture_on_commit_callbacks(execute=False):
        done = client.post(path)

    assert answer.url == f"{URL}asked/"
    assert (page.status_code, done.status_code) == (200, 200)
    assert Subscription.objects.get().ends_at_period


@pytest.mark.parametrize(
    ("email", "known_by"),
    [
        ("nobody@example.org", "Martin"),
        ("owner@example.org", "Dupont"),
        ("owner@example.org", "Odile"),
        ("owner@example.org", "M-2020-000001"),
    ],
)
def test_a_stranger_learns_nothing(client, owner, contract, email, known_by):
    before = LocalMail.objects.count()

    answer = client.post(URL, {"email": email, "known_by": known_by})

    assert (answer.status_code, answer.url) == (302, f"{URL}asked/")
    assert LocalMail.objects.count() == before


def test_a_forged_or_old_link_ends_nothing(client, owner, contract, travel):
    token = token_for(owner)
    assert client.post(f"{URL}{token}x/").status_code == 410

    travel(days=4)

    assert owner_in(token) is None
    assert client.post(f"{URL}{token}/").status_code == 410
    assert not Subscription.objects.get().ends_at_period


def test_asking_too_often_has_to_wait(client, owner, contract):
    sent = {"email": "owner@example.org", "known_by": "Dupont"}

    statuses = [client.post(URL, sent).status_code for _ in range(5)]

    assert statuses[0] == 302
    assert statuses[-1] == 429


def test_faults_are_shown_beside_the_field(client, db):
    assert client.post(URL, {"email": "no", "known_by": ""}).status_code == 422
