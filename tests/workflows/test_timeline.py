"""The validation as the owner of a home follows it."""

import pytest
from django.urls import reverse

from accounts.models import Owner
from accounts.space import needs_of
from catalogue.models import Home
from workflows.models import PropertyValidation
from workflows.services import Verdict, decide

CHANGES = Verdict(
    "changes", "Presque.", {"photos": "Montrez la cuisine.", "address": "Le numéro ?"}
)


def page(home: Home, name: str = "timeline") -> str:
    return reverse(f"workflows:{name}", args=[home.reference])


@pytest.fixture
def space(client, owner):
    client.force_login(owner.user)
    return client


def test_a_draft_is_told_what_comes(space, ready):
    assert space.get(page(ready)).status_code == 200


@pytest.mark.requirement("M1-O1")
def test_an_owner_reads_each_change_asked_and_sends_the_home_again(space, case, moderator, owner):
    decide(case, CHANGES, moderator)

    text = space.get(page(case.home)).content.decode()
    assert "Montrez la cuisine." in text
    assert reverse("owner_homes:address", args=[case.home.reference]) in text
    assert [one.url for one in needs_of(owner) if one.urgent] == [page(case.home)]
    assert reverse("owner_homes:home", args=[case.home.reference]) not in {
        one.url for one in needs_of(owner)
    }

    space.post(page(case.home, "send"))
    assert PropertyValidation.objects.get().stage == PropertyValidation.Stage.CHECKS
    assert not [one for one in needs_of(owner) if one.url == page(case.home)]


def test_a_refusal_says_why(space, case, moderator):
    decide(case, Verdict("refused", "Trop bas de plafond."), moderator)

    assert "Trop bas de plafond." in space.get(page(case.home)).content.decode()


@pytest.mark.parametrize("name", ["timeline", "send"])
def test_a_home_of_another_owner_does_not_exist(client, case, stranger, name):
    Owner.objects.create(user=stranger.user)
    client.force_login(stranger.user)
    ask = client.get if name == "timeline" else client.post

    assert ask(page(case.home, name)).status_code == 404


def test_who_is_no_owner_finds_nothing(client, case, stranger):
    client.force_login(stranger.user)
    assert client.get(page(case.home)).status_code == 404
    client.logout()
    assert client.get(page(case.home)).status_code == 302
