"""Logging in and one's own space, for everyone: axe-core finds nothing, nothing overflows."""

import pytest
from django.test import Client
from playwright.sync_api import Page

from tests.accounts.conftest import confirmed

from . import axe

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]
LOOKS = [("desktop", "light"), ("phone", "dark")]
ENTRANCES = ["accounts/login/", "accounts/signup/", "accounts/password/reset/"]
OWN = [
    "stays/",
    "account/profile/",
    "account/security/",
    "account/privacy/",
    "accounts/2fa/",
    "accounts/sessions/",
    "accounts/password/change/",
]


def check(page: Page) -> None:
    assert axe.check(page) == []
    widths = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert widths[0] <= widths[1]


def enter(page: Page, address: str, user) -> None:
    """Go on as this person, without the login form."""
    client = Client()
    client.force_login(user)
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": address}])


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_everyone_can_use_the_entrances(live_server, open_page, width, scheme):
    for path in ENTRANCES:
        check(open_page(f"{live_server.url}/fr/{path}", width, scheme))


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_everyone_can_use_their_own_space(
    live_server, open_page, traveller, held_stay, width, scheme
):
    confirmed(traveller.user)
    page = open_page(f"{live_server.url}/fr/accounts/login/", width, scheme)
    enter(page, live_server.url, traveller.user)

    for path in [*OWN, f"stays/{held_stay.reference}/"]:
        page.goto(f"{live_server.url}/fr/{path}", wait_until="networkidle")
        check(page)


def test_a_passkey_is_added_and_logs_in_under_our_policy(
    live_server, open_page, traveller, settings
):
    """The scripts of the passkeys run without any inline code."""
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
    confirmed(traveller.user)
    address = live_server.url.replace("127.0.0.1", "localhost")
    page = open_page(f"{address}/en/accounts/login/")
    plug_in_a_key(page)
    enter(page, address, traveller.user)

    page.goto(f"{address}/en/accounts/2fa/webauthn/add/")
    page.fill("[name=password]", "un mot de passe assez long")
    page.click("main form button")
    page.check("[name=passwordless]")
    page.click("#mfa_webauthn_add")
    page.wait_for_url("**/2fa/recovery-codes/")

    page.context.clear_cookies()
    page.goto(f"{address}/en/accounts/login/")
    page.click("#passkey_login")
    page.wait_for_url("**/stays/")


def plug_in_a_key(page: Page) -> None:
    """A key that answers at once, as if a finger were on it."""
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
