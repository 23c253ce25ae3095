"""Marketing opens everything it works with in the back-office, and nothing else."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from cms.models import HomePage
from tests.cms.conftest import media, photo, site

from .test_backoffice_doors import member, office_addresses

__all__ = ["media", "photo", "site"]

# What marketing must be able to open.
LISTS = [
    "wagtailadmin_home",
    "wagtailadmin_explore_root",
    "wagtailimages:index",
    "wagtailimages:add_multiple",
    "wagtaildocs:index",
    "wagtaildocs:add_multiple",
    "wagtailredirects:index",
    "wagtailredirects:add",
    "wagtailsnippets_cms_navigation:list",
    "wagtailsnippets_cms_footer:list",
    "wagtailsnippets_cms_video:list",
    "wagtailsnippets_cms_video:add",
    "wagtailsnippets_catalogue_listing:list",
    "wagtailsnippets_catalogue_listing:add",
    "wagtailsnippets_catalogue_amenity:list",
    "cms_findings",
    "wagtail_localize:translations_report",
    "wagtailadmin_reports:aging_pages",
    "wagtailadmin_reports:locked_pages",
]
# Where each address that opens must lie: content, and what Wagtail gives whoever logs in.
OWN = (
    "/cms/pages/", "/cms/images/", "/cms/documents/", "/cms/redirects/", "/cms/snippets/",
    "/cms/reports/", "/cms/localize/", "/cms/languages/", "/cms/home_chooser/", "/cms/homes/",
    "/cms/home-photos/", "/cms/ad-counts/", "/cms/service", "/cms/faq", "/cms/unanswered",
    "/cms/assistant", "/cms/locales/", "/cms/forms/", "/cms/embeds/chooser/", "/cms/choose-",
    "/cms/external-link/", "/cms/block-preview/", "/cms/account/", "/cms/editing-sessions/",
    "/cms/workflows/task_chooser/", "/cms/bulk/", "/cms/content-types-in-use/",
    "/cms/market-zones/", "/cms/market-rates/", "/cms/season-indexes/", "/cms/kind-ratios/",
    "/cms/study-terms/",
)  # fmt: skip
PLAIN = {
    "/cms/", "/cms/dismissibles/", "/cms/jsi18n/", "/cms/sprite/", "/cms/tag-autocomplete/",
    "/cms/test404/",
}  # fmt: skip
# What belongs to others, whoever adds which permission.
FOREIGN = {
    "accounts", "auth", "billing", "bookings", "notifications", "core", "wagtailusers", "workflows",
}  # fmt: skip


@pytest.fixture
def office(client, site, home):
    client.force_login(member("marketing"))
    return client


@pytest.mark.requirement("U-3")
@pytest.mark.parametrize("name", LISTS)
def test_marketing_opens_what_it_works_with(office, name):
    assert office.get(reverse(name)).status_code == 200


@pytest.mark.requirement("U-3")
def test_marketing_writes_publishes_and_translates_pages(office, site, stranger):
    rights = HomePage.objects.get(pk=site.pk).permissions_for_user(office_user(office))
    assert rights.can_edit() and rights.can_publish() and rights.can_lock() and rights.can_unlock()
    assert not site.permissions_for_user(stranger.user).can_edit()
    for name, args in (
        ("wagtailadmin_pages:add", ["cms", "landingpage", site.pk]),
        ("wagtailadmin_pages:edit", [site.pk]),
        ("wagtail_localize:submit_page_translation", [site.pk]),
    ):
        assert office.get(reverse(name, args=args)).status_code in (200, 302), name


def office_user(client):
    return client.get(reverse("wagtailadmin_home")).wsgi_request.user


@pytest.mark.requirement("U-3")
def test_marketing_opens_nothing_else(office):
    opened = [url for url in office_addresses() if office.get(url).status_code == 200]

    assert len(opened) > 60
    assert [url for url in opened if url not in PLAIN and not url.startswith(OWN)] == []


@pytest.mark.requirement("U-3")
def test_marketing_holds_no_right_over_people_stays_and_money(db):
    held = Permission.objects.filter(group__name="marketing").values_list(
        "content_type__app_label", "codename"
    )

    foreign = {pair for pair in held if pair[0] in FOREIGN}
    # The figures of estimates are marketing's; those who asked for them are not.
    assert foreign == {("billing", "add_studyterms"), ("billing", "view_studyterms")}
    assert ("catalogue", "change_home") not in held


@pytest.mark.requirement("U-3")
def test_the_menu_shows_marketing_what_is_its_own(office):
    menu = office.get(reverse("wagtailadmin_home")).content.decode()

    assert reverse("cms_findings") in menu
    assert reverse("wagtailredirects:index") in menu
    for name in ("wagtailusers_users:index", "wagtailusers_groups:index", "wagtailsites:index"):
        assert reverse(name) not in menu
    for path in ("/cms/stays/", "/cms/payments/", "/cms/invoices/", "/cms/audit/"):
        assert path not in menu
