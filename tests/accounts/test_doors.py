"""Every door leads to the same login, which counts failures and asks staff for a second factor."""

import pytest
from django.contrib.auth.models import Group, Permission

from accounts.models import User
from accounts.second_factor import may_as_staff

from .conftest import add_passkey, confirmed, log_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/cms/", "/cms/login/", "/cms/pages/", "/cms/snippets/"])
def test_the_back_office_sends_everyone_to_the_one_login(client, path):
    answer = client.get(path, follow=True)

    assert answer.redirect_chain[-1][0].split("?")[0] == "/fr/accounts/login/"
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "path", ["/admin/", "/django-admin/", "/cms/password_reset/", "/cms/account/change_password/"]
)
def test_no_other_door_exists(client, staff, path):
    client.force_login(staff)

    assert client.get(path, follow=True).status_code == 404


def test_staff_go_to_the_back_office_when_they_log_in(client, staff):
    confirmed(staff)

    assert log_in(client, staff.email).url == "/cms/"


def test_staff_without_a_second_factor_are_sent_to_set_one_up(client, staff, settings):
    settings.STAFF_NEEDS_SECOND_FACTOR = True
    confirmed(staff)
    assert log_in(client, staff.email).url == "/cms/"

    for path in ("/cms/", "/cms/pages/", "/cms/reports/site-history/"):
        assert client.get(path).url == "/fr/accounts/2fa/"


def test_staff_by_group_need_a_second_factor_too(client, settings):
    settings.STAFF_NEEDS_SECOND_FACTOR = True
    user = User.objects.create_user("moderator@example.org", "x")
    moderators = Group.objects.get(name="moderators")
    moderators.permissions.add(Permission.objects.get(codename="access_admin"))
    user.groups.add(moderators)
    client.force_login(user)

    assert client.get("/cms/").url == "/fr/accounts/2fa/"


def test_a_passkey_opens_the_back_office(client, staff, settings):
    settings.STAFF_NEEDS_SECOND_FACTOR = True
    add_passkey(staff)
    client.force_login(staff)

    assert client.get("/cms/").status_code == 200


def test_a_password_alone_does_not_log_in_whoever_has_a_second_factor(client, staff):
    confirmed(staff)
    add_passkey(staff)

    assert log_in(client, staff.email).url == "/fr/accounts/2fa/authenticate/"
    assert "_auth_user_id" not in client.session


def test_a_traveller_is_refused_by_the_back_office_in_words(client, traveller):
    client.force_login(traveller.user)

    answer = client.get("/cms/")

    assert answer.status_code == 403
    assert "403" in answer.text


def test_ten_failures_close_an_account_for_a_while_from_everywhere(client, traveller):
    confirmed(traveller.user)
    for attempt in range(10):
        answer = log_in(client, traveller.user.email, "wrong", REMOTE_ADDR=f"198.51.100.{attempt}")
        assert answer.status_code == 200

    answer = log_in(client, traveller.user.email, REMOTE_ADDR="203.0.113.9")

    assert answer.status_code == 429
    assert "429.html" in [template.name for template in answer.templates]


def test_ten_failures_close_an_address_for_a_while_for_every_account(client, traveller):
    confirmed(traveller.user)
    for attempt in range(10):
        assert log_in(client, f"nobody-{attempt}@example.org", "wrong").status_code == 200

    assert log_in(client, traveller.user.email).status_code == 429


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_the_pause_is_told_in_the_readers_language(client, language):
    form = {"login": "nobody@example.org", "password": "wrong"}
    for _attempt in range(10):
        client.post(f"/{language}/accounts/login/", form)

    answer = client.post(f"/{language}/accounts/login/", form)

    assert answer.status_code == 429
    assert f'lang="{language}"' in answer.text


def test_asking_again_who_one_is_shares_the_limit(client, traveller):
    confirmed(traveller.user)
    client.force_login(traveller.user)
    for _attempt in range(10):
        client.post("/fr/accounts/reauthenticate/", {"password": "wrong"})

    client.logout()

    assert log_in(client, traveller.user.email).status_code == 429


def test_a_client_cannot_choose_the_address_it_is_counted_under(client):
    for attempt in range(10):
        log_in(
            client, f"a{attempt}@example.org", "wrong", HTTP_X_FORWARDED_FOR=f"192.0.2.{attempt}"
        )

    answer = log_in(client, "b@example.org", "wrong", HTTP_X_FORWARDED_FOR="192.0.2.99")

    assert answer.status_code == 429


def test_behind_our_proxy_each_visitor_is_counted_alone(client, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for attempt in range(10):
        log_in(
            client, f"a{attempt}@example.org", "wrong", HTTP_X_FORWARDED_FOR="6.6.6.6, 192.0.2.1"
        )

    answer = log_in(client, "b@example.org", "wrong", HTTP_X_FORWARDED_FOR="6.6.6.6, 192.0.2.2")

    assert answer.status_code == 200


def test_an_unknown_address_and_a_wrong_password_get_the_same_words(client, traveller):
    confirmed(traveller.user)
    known = log_in(client, traveller.user.email, "wrong")
    unknown = log_in(client, "nobody@example.org", "wrong")

    assert known.context["form"].errors == unknown.context["form"].errors


@pytest.mark.parametrize(
    "path", ["/fr/inventory/", "/fr/inventory/1/", "/fr/inventory/1/sign/agent/"]
)
def test_reports_at_the_door_ask_for_a_second_factor_too(client, settings, path):
    settings.STAFF_NEEDS_SECOND_FACTOR = True
    agent = User.objects.create_user("agent@example.org", "x")
    agent.groups.add(Group.objects.get(name="agency"))
    client.force_login(agent)

    assert client.get(path).url == "/fr/accounts/2fa/"


def test_other_peoples_papers_need_a_second_factor(staff, traveller, settings):
    assert may_as_staff(staff, "billing.view_document")
    assert not may_as_staff(traveller.user, "billing.view_document")

    settings.STAFF_NEEDS_SECOND_FACTOR = True

    assert not may_as_staff(staff, "billing.view_document")
    add_passkey(staff)
    assert may_as_staff(staff, "billing.view_document")
