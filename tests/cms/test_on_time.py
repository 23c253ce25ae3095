"""Pages come, go and move by themselves, and nobody meets a broken link on the way."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.models import HomePage, StandardPage
from cms.tasks import publish_on_time


@pytest.fixture
def help_page(site) -> StandardPage:
    return StandardPage.objects.get(slug="help", locale=site.locale)


def test_a_page_appears_at_its_hour(client, site):
    page = StandardPage(title="Noël à Paris", slug="noel", locale=site.locale, live=False)
    site.add_child(instance=page)
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    publish_on_time()
    assert client.get("/fr/noel/").status_code == 404

    page.refresh_from_db()
    page.go_live_at = timezone.now() - timedelta(minutes=1)
    revision = page.save_revision(approved_go_live_at=page.go_live_at)
    assert revision.approved_go_live_at
    publish_on_time()

    assert client.get("/fr/noel/").status_code == 200


def test_a_page_disappears_at_its_hour_from_memory_as_well(client, help_page):
    assert client.get("/fr/help/").status_code == 200

    StandardPage.objects.filter(pk=help_page.pk).update(
        expire_at=timezone.now() - timedelta(minutes=1)
    )
    assert client.get("/fr/help/").status_code == 200
    publish_on_time()

    assert client.get("/fr/help/").status_code == 404


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_the_old_address_of_a_page_leads_to_the_new_one(
    client, site, language, django_capture_on_commit_callbacks
):
    page = StandardPage.objects.get(slug="help", locale__language_code=language)
    page.slug = "aide"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()

    answer = client.get(f"/{language}/help/")

    assert (answer.status_code, answer.headers["Location"]) == (301, f"/{language}/aide/")


def test_a_page_that_moves_is_found_from_its_old_address(client, site, help_page):
    about = StandardPage.objects.get(slug="about", locale=site.locale)

    help_page.move(about, pos="last-child")

    assert client.get("/fr/help/").headers["Location"] == "/fr/about/help/"
    assert HomePage.objects.count() == 3
