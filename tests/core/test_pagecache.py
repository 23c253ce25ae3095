"""Public pages come from memory, and never show what has changed."""

import pytest
from django.core.cache import caches
from django.db import transaction
from django.http import HttpResponse
from django.test import Client, RequestFactory

from bookings.services import close_nights, hold_stay
from catalogue.models import NightlyPrice
from core import pagecache
from core.dates import DAY
from core.models import Stamp

PAGE = "/fr/homes/?adults=2"


class Site:
    """A process: its middleware around a view that counts how often it was asked."""

    def __init__(self, **headers: str) -> None:
        self.rendered = 0
        self.headers = headers
        self.cached = pagecache.PublicPageCache(self.view)

    def view(self, request) -> HttpResponse:
        self.rendered += 1
        return HttpResponse(f"{self.rendered} {request.path}", headers=self.headers)

    def get(self, path: str = PAGE, cookies: dict[str, str] | None = None, **headers: str) -> str:
        request = RequestFactory().get(path, headers=headers)
        request.COOKIES.update(cookies or {})
        return self.cached(request).content.decode()


@pytest.fixture
def site(db) -> Site:
    caches["pages"].clear()
    return Site()


def test_an_unchanged_page_is_rendered_once(site):
    first = site.get()

    assert site.get() == first
    assert site.rendered == 1


def test_a_change_shows_on_the_next_request(site):
    before = site.get()
    pagecache.bump()

    assert site.get() != before


def test_every_process_sees_a_change(site):
    other = Site()
    site.get(), other.get()
    pagecache.bump()

    assert site.get() == other.get()
    assert (site.rendered, other.rendered) == (2, 0)


@pytest.mark.parametrize("cookie", ["sessionid", "messages"])
def test_whoever_has_something_personal_is_never_served_from_memory(site, cookie):
    site.get()
    site.get(cookies={cookie: "x"})
    site.get(cookies={cookie: "x"})

    assert site.rendered == 3


def test_what_was_rendered_for_one_person_is_not_kept(site):
    site.get(cookies={"sessionid": "x"})

    assert site.get().startswith("2")


def test_a_part_for_htmx_and_the_whole_page_are_kept_apart(site):
    assert site.get() != site.get(**{"HX-Request": "true"})
    assert site.rendered == 2


def test_languages_and_questions_are_kept_apart(site):
    pages = {site.get(path) for path in ("/fr/", "/en/", "/es/", "/en/?page=2")}

    assert len(pages) == 4


@pytest.mark.parametrize(
    "headers",
    [{"Cache-Control": "private"}, {"Cache-Control": "no-store"}],
    ids=["private", "no-store"],
)
def test_a_page_may_refuse_to_be_kept(db, headers):
    site = Site(**headers)

    assert site.get("/fr/refuses/") != site.get("/fr/refuses/")


def test_only_pages_in_a_language_are_kept(site):
    assert site.get("/cms/") != site.get("/cms/")


def test_a_new_price_changes_the_version(home, today):
    before = Stamp.objects.version()
    NightlyPrice.objects.create(home=home, starts_on=today, amount=90, valid_from=today)

    assert Stamp.objects.version() > before


def test_nights_that_are_taken_or_closed_change_the_version(home, traveller, owner, arrival):
    versions = [Stamp.objects.version()]
    hold_stay(home.pk, traveller, arrival, arrival + 2 * DAY, adults=2)
    versions.append(Stamp.objects.version())
    close_nights(home, arrival + 4 * DAY, arrival + 5 * DAY, owner.user)
    versions.append(Stamp.objects.version())

    assert versions == sorted(set(versions))


def test_what_is_rolled_back_changes_nothing(db):
    pagecache.bump()
    before = Stamp.objects.version()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        pagecache.bump()
        _ = 1 / 0

    assert Stamp.objects.version() == before


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["login", "signup", "password/reset"])
def test_a_form_s_token_is_never_shown_to_another_visitor(client, path):
    address = f"/fr/accounts/{path}/"
    client.get(address)  # from now on this visitor has a token, and gets no new cookie
    client.get(address)

    assert "csrftoken" in Client().get(address).cookies
