"""The headless API: what is published for everyone, the rest for a token with rights."""

import json

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import APIToken, Locale, Page, PageViewRestriction, ReferenceIndex

from accounts.models import User
from cms.models import Navigation, StandardPage
from locales.models import HiddenLanguage

PAGES = "/api/cms/pages/"
MENUS = "/api/cms/snippets/cms.Navigation/"


def bearer(user: User) -> dict[str, str]:
    return {"authorization": f"Bearer {APIToken.create_token(user=user, name='integration')[1]}"}


@pytest.fixture
def editor(marketing) -> User:
    """Marketing, whose group may enter the back-office."""
    marketing.groups.add(Group.objects.get(name="marketing"))
    return marketing


@pytest.fixture
def about(site) -> StandardPage:
    return StandardPage.objects.get(slug="about", locale__language_code="fr")


def titles(answer) -> set[str]:
    assert answer.status_code == 200, answer.content
    return {item["title"] for item in answer.json()["items"]}


def test_everyone_reads_the_pages_of_every_language(site, client):
    answer = client.get(PAGES, {"limit": 50})

    assert answer.json()["count"] == Page.objects.live().filter(depth__gt=1).count()
    assert {"Qui sommes-nous", "About us", "Quiénes somos"} <= titles(answer)


@pytest.mark.parametrize("code", ["fr", "en", "es"])
def test_pages_are_filtered_by_language(site, client, code):
    items = client.get(PAGES, {"locale": code, "limit": 50}).json()["items"]

    assert {item["meta"]["locale"] for item in items} == {code}
    site_pages = Page.objects.live().filter(depth__gt=1, locale__language_code=code)
    assert len(items) == site_pages.count()


def test_a_page_comes_with_its_content(about, client):
    page = client.get(f"{PAGES}{about.pk}/").json()

    assert page["title"] == about.title
    assert page["introduction"] == about.introduction
    assert page["body"][0]["type"]


def test_a_page_is_bounded(site, client):
    assert client.get(PAGES, {"limit": 51}).status_code == 400
    assert len(client.get(PAGES).json()["items"]) <= 20


@pytest.mark.parametrize(
    "query", ["limit=x", "limit=0", "offset=-1", "type=auth.User", "locale=xx"]
)
def test_a_question_that_makes_no_sense_is_refused(site, client, query):
    assert client.get(f"{PAGES}?{query}").status_code in (400, 404, 422)


def test_a_draft_never_leaks(about, client):
    about.title = "Titre pas encore relu"
    about.save_revision()
    unpublished = StandardPage.objects.get(slug="help", locale__language_code="fr")
    unpublished.unpublish()

    for query in (
        {"limit": 50},
        {"limit": 50, "search": "relu"},
        {"limit": 50, "version": "draft"},
    ):
        found = titles(client.get(PAGES, query))
        assert "Titre pas encore relu" not in found and unpublished.title not in found
    shown = client.get(f"{PAGES}{about.pk}/", {"version": "draft"})
    assert "Titre pas encore relu" not in shown.content.decode()
    assert client.get(f"{PAGES}{unpublished.pk}/").status_code == 404


def test_a_private_page_is_not_shown(about, client):
    PageViewRestriction.objects.create(page=about, restriction_type="login")

    assert about.title not in titles(client.get(PAGES, {"limit": 50}))
    assert client.get(f"{PAGES}{about.pk}/").status_code == 404


def test_a_language_being_prepared_is_for_those_who_prepare_it(site, client, editor):
    spanish = Locale.objects.get(language_code="es")
    HiddenLanguage.objects.create(locale=spanish)
    page = StandardPage.objects.get(slug="about", locale=spanish)

    assert page.title not in titles(client.get(PAGES, {"limit": 50}))
    assert client.get(f"{PAGES}{page.pk}/").status_code == 404
    assert client.get(f"{PAGES}{page.pk}/", headers=bearer(editor)).status_code == 200


def test_only_pictures_of_published_pages_are_shown(about, photo, client, editor):
    def shown(**headers) -> int:
        return client.get("/api/cms/images/", headers=headers).json()["count"]

    ReferenceIndex.objects.all().delete()
    assert shown() == 0
    assert client.get(f"/api/cms/images/{photo.pk}/").status_code == 404
    assert shown(**bearer(editor)) == 1

    about.photo = photo
    about.save()
    ReferenceIndex.create_or_update_for_object(about)
    assert shown() == 1
    about.unpublish()
    assert shown() == 0


@pytest.mark.parametrize(
    "address", [MENUS, "/api/cms/whoami/", "/api/cms/sites/", "/api/cms/schema/"]
)
def test_the_rest_asks_for_a_token(site, client, address):
    assert client.get(address).status_code == 401


def test_nothing_lists_people(site, client, editor):
    for headers in ({}, bearer(editor)):
        assert client.get("/api/cms/users/", headers=headers).status_code == 404
        assert client.get("/api/cms/snippets/accounts.User/", headers=headers).status_code != 200


CHANGES = [
    ("post", PAGES, {"title": "Neuve", "meta": {"type": "cms.StandardPage", "parent_id": 3}}),
    ("patch", PAGES + "{pk}/", {"title": "Autre"}),
    ("delete", PAGES + "{pk}/", {}),
    ("post", PAGES + "{pk}/actions/unpublish/", {}),
    ("delete", MENUS + "1/", {}),
    ("delete", "/api/cms/images/1/", {}),
]


def ask(client, verb: str, address: str, page: Page, body: dict, **headers: str):
    call = getattr(client, verb)
    words = json.dumps(body)
    return call(address.format(pk=page.pk), words, content_type="application/json", headers=headers)


@pytest.mark.parametrize(("verb", "address", "body"), CHANGES)
def test_nothing_is_changed_without_a_token(about, client, staff, verb, address, body):
    assert ask(client, verb, address, about, body).status_code == 401
    # The session of the back-office is no token: another site could use it unseen.
    client.force_login(staff)
    assert ask(client, verb, address, about, body).status_code == 401
    about.refresh_from_db()
    assert about.live and about.title == "Qui sommes-nous"


@pytest.mark.parametrize(("verb", "address", "body"), CHANGES)
def test_a_token_of_someone_without_rights_changes_nothing(
    about, client, stranger, verb, address, body
):
    answer = ask(client, verb, address, about, body, **bearer(stranger.user))

    assert answer.status_code in (403, 404, 422)
    about.refresh_from_db()
    assert about.live and about.title == "Qui sommes-nous"


def test_marketing_changes_a_page_with_a_token(about, client, editor):
    answer = ask(client, "patch", PAGES + "{pk}/", about, {"title": "Nous"}, **bearer(editor))

    assert answer.status_code == 200, answer.content
    about.refresh_from_db()
    assert about.latest_revision.as_object().title == "Nous"


def test_marketing_reads_menus_in_a_language(site, client, editor):
    items = client.get(MENUS, {"locale": "en"}, headers=bearer(editor)).json()["items"]

    assert [item["id"] for item in items] == [Navigation.objects.get(locale__language_code="en").pk]
    assert items[0]["items"][0]["value"]["label"] == "Homes"


@pytest.mark.parametrize("token", ["wagtail_no", "", "wagtail_" + "0" * 33, "é"])
def test_a_token_that_is_none_reads_no_more_than_anyone(site, client, token):
    headers = {"authorization": f"Bearer {token}"}

    assert client.get(MENUS, headers=headers).status_code == 401


def test_a_revoked_token_opens_nothing(site, client, editor):
    token, plain = APIToken.create_token(user=editor, name="old")
    token.revoke()

    assert client.get(MENUS, headers={"authorization": f"Bearer {plain}"}).status_code == 401


def test_the_token_of_someone_who_may_not_log_in_any_more_opens_nothing(site, client, editor):
    headers = bearer(editor)
    editor.is_active = False
    editor.save()

    assert client.get(MENUS, headers=headers).status_code == 401


@pytest.mark.parametrize("address", ["/api/cms/docs/", "/api/cms/openapi.json"])
def test_the_documentation_is_for_staff(site, client, staff, stranger, settings, address):
    assert "/login/" in client.get(address).headers["Location"]
    client.force_login(stranger.user)
    assert client.get(address).status_code == 403
    client.force_login(staff)
    assert client.get(address).status_code == 200
    settings.STAFF_NEEDS_SECOND_FACTOR = True
    assert client.get(address).status_code == 302


def test_the_documentation_asks_no_other_host(site, client, staff):
    client.force_login(staff)
    page = client.get("/api/cms/docs/")

    assert "//cdn" not in page.content.decode() and "https://" not in page.content.decode()
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]


def test_an_administrator_makes_and_revokes_tokens_in_the_back_office(site, client, staff):
    client.force_login(staff)
    assert client.get("/cms/api-tokens/").status_code == 200
    client.post("/cms/api-tokens/new/", {"user": staff.pk, "name": "Vitrine"})

    assert APIToken.objects.get().user == staff


def test_only_those_who_may_make_tokens(site, client, editor):
    client.force_login(editor)
    assert client.get("/cms/api-tokens/new/").status_code in (302, 403)
    editor.user_permissions.add(Permission.objects.get(codename="add_apitoken"))
    assert client.get("/cms/api-tokens/new/").status_code == 200
