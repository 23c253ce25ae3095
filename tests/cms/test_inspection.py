"""Broken links and silent photographs are found, shown, and gone when they are put right."""

import pytest
from django.urls import reverse
from wagtail.models import Locale

from catalogue.models import PhotoText
from cms.inspection import check_everything, inspect_everything, inspect_row
from cms.inspection.inside import leads_somewhere
from cms.inspection.links import links_of
from cms.models import Finding, Navigation, OutsideLink, StandardPage

REPORT = "cms_findings"


@pytest.fixture
def page(site) -> StandardPage:
    page = StandardPage(title="Partenaires", slug="partenaires", locale=site.locale)
    site.add_child(instance=page)
    return page


def write(page: StandardPage, *links: dict, text: str = "") -> None:
    empty = {"label": "x", "page": None, "address": ""}
    value = {"title": "Voir", "links": [empty | link for link in links]}
    page.body = [("action", value), ("text", text)]
    page.save()
    page.refresh_from_db()


def found() -> set[tuple[str, str]]:
    return set(Finding.objects.exclude(kind="alt").values_list("kind", "what"))


def test_the_site_as_it_is_installed_leads_nowhere_wrong(site, home):
    inspect_everything()

    assert found() == set()


def test_every_way_of_writing_a_link_is_read(page, site):
    html = f'<p><a linktype="page" id="{site.pk}">a</a> <a href="https://b.example/?x=1&amp;y">b</a></p>'
    write(page, {"page": site}, {"address": "/homes/"}, text=html)

    links = list(links_of(page))

    assert [link.page for link in links if link.page] == [site.pk, site.pk]
    assert [link.address for link in links if link.address] == [
        "/homes/",
        "https://b.example/?x=1&y",
    ]
    assert all(link.block for link in links)


def test_a_link_to_an_unpublished_page_is_found(page, site):
    target = StandardPage.objects.get(slug="help", locale=site.locale)
    write(page, {"page": target})
    target.unpublish()

    inspect_row(page)

    assert found() == {("page", target.title)}


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("/homes/", True),
        ("/homes/?place=Nice", True),
        ("/help/", True),
        ("/nulle-part/", False),
        ("/homes/aucun-logement/", False),
        ("/help/rien/", False),
    ],
)
def test_an_address_of_this_site_is_followed(site, address, leads):
    assert leads_somewhere(address, "fr") == leads


def test_the_page_of_a_home_is_an_address(site, listing):
    assert leads_somewhere(f"/homes/{listing.slug}/", "en")


def test_other_sites_are_asked_at_night(page, monkeypatch):
    asked = []

    def answer(address: str) -> int | None:
        asked.append(address)
        answers = {"https://gone.example/": 404, "https://shy.example/": 403}
        return None if "silent" in address else answers.get(address, 200)

    monkeypatch.setattr("cms.inspection.services.status_of", answer)
    write(page, {"address": "https://gone.example/"}, {"address": "https://shy.example/"})
    write_again = StandardPage.objects.get(pk=page.pk)
    write_again.body.append(("text", '<p><a href="https://silent.example/">s</a></p>'))
    write_again.save()

    check_everything()

    assert {"https://gone.example/", "https://silent.example/"} <= set(asked)
    assert found() == {("outside", "https://gone.example/"), ("outside", "https://silent.example/")}
    assert OutsideLink.objects.get(address="https://gone.example/").status == 404
    assert Finding.objects.get(what="https://gone.example/").status == 404


def test_what_nobody_links_to_any_more_is_forgotten(site, monkeypatch):
    OutsideLink.objects.create(address="https://old.example/", works=False)
    monkeypatch.setattr("cms.inspection.services.status_of", lambda address: 200)

    check_everything()

    assert not OutsideLink.objects.filter(address="https://old.example/").exists()


def test_menus_are_looked_through_as_well(site):
    menu = Navigation.objects.get(locale=site.locale)
    menu.items.append(("link", {"label": "Rien", "page": None, "address": "/rien/"}))
    menu.save()

    inspect_everything()

    assert ("address", "/rien/") in found()


def test_a_photo_is_silent_in_a_language_until_somebody_describes_it(site, photo):
    arabic = Locale.objects.create(language_code="ar")
    inspect_everything()
    assert Finding.objects.filter(kind="alt", locale=arabic).count() == 1

    PhotoText.objects.create(photo=photo, locale=arabic, alt="غرفة مضيئة")

    assert not Finding.objects.filter(kind="alt", locale=arabic).exists()


def test_a_page_is_looked_through_when_it_is_published(page, django_capture_on_commit_callbacks):
    write(page, {"address": "/rien/"})
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    assert found() == {("address", "/rien/")}

    write(page, {"address": "/homes/"})
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    assert found() == set()


def test_the_report_leads_to_the_block_and_can_be_filtered_and_exported(client, marketing, page):
    write(page, {"address": "/rien/"})
    inspect_row(page)
    client.force_login(marketing)

    shown = client.get(reverse(REPORT)).content.decode()
    other = client.get(reverse(REPORT), {"kind": "alt"}).content.decode()
    sheet = client.get(reverse(REPORT), {"export": "csv"})

    block = Finding.objects.get(what="/rien/").block
    assert f"/cms/pages/{page.pk}/edit/#block-{block}-section" in shown
    assert "/rien/" in shown and "/rien/" not in other
    assert b"/rien/" in b"".join(sheet.streaming_content)


def test_the_report_is_marketing_s(client, stranger, site):
    client.force_login(stranger.user)

    assert client.get(reverse(REPORT)).status_code == 403
    assert client.post(reverse("cms_findings_check")).status_code == 403


def test_a_whole_address_may_lead_to_another_language(site, settings):
    assert leads_somewhere(f"{settings.SITE_URL}/en/homes/", "fr")
    assert leads_somewhere(f"{settings.SITE_URL}/en/help/", "fr")
    assert not leads_somewhere(f"{settings.SITE_URL}/en/nowhere/", "fr")


def test_an_address_too_long_to_keep_does_not_stop_the_night(page, monkeypatch):
    asked = []
    monkeypatch.setattr("cms.inspection.services.status_of", lambda address: asked.append(address))
    long = f"https://long.example/?{'x' * 500}"
    write(page, {"address": "https://gone.example/"}, text=f'<p><a href="{long}">x</a></p>')

    check_everything()

    assert long not in asked and "https://gone.example/" in asked
    assert ("outside", "https://gone.example/") in found()
