"""House ads: who sees them, when, where, and that counting them follows nobody."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from wagtail.models import Locale

from accounts.models import Membership
from cms import ads
from cms.models import AdCount, HouseAd
from cms.tasks import announce_ads
from core.models import Stamp

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
PLACES = {f"on_{place}": True for place in HouseAd.PLACES}
HOUR = timedelta(hours=1)


@pytest.fixture
def ad(site, french) -> HouseAd:
    """Runs everywhere, said in French and in English."""
    since = timezone.now() - HOUR
    words = {"title": "Un ménage offert", "label": "Voir l'offre", "link": "/homes/?place=Nice"}
    ad = HouseAd.objects.create(locale=french, starts_at=since, **words, **PLACES)
    english = ad.copy_for_translation(Locale.objects.get(language_code="en"))
    english.title, english.label = "A cleaning on us", "See the offer"
    english.save()
    ads.announce(timezone.now())
    return ad


@pytest.fixture
def browser(client):
    client.defaults["HTTP_USER_AGENT"] = BROWSER
    return client


def words(answer) -> str:
    return answer.content.decode()


def addresses(home) -> list[str]:
    return ["/fr/", "/fr/homes/", home.listings.get().get_absolute_url()]


@pytest.mark.requirement("A2-2")
def test_visitors_see_house_ads_marked_as_such(ad, home, client):
    for address in addresses(home):
        page = words(client.get(address))
        assert "Un ménage offert" in page, address
        assert "data-promo" in page


@pytest.mark.requirement("A2-2")
@pytest.mark.parametrize(
    ("membership", "shown"),
    [(Membership.FREE, True), (Membership.BAG_PACKER, False), (Membership.EXPLORATOR, False)],
)
def test_house_ads_by_formula(ad, home, traveller, client, membership, shown):
    traveller.membership = membership
    traveller.save()
    client.force_login(traveller.user)

    for address in [*addresses(home), "/fr/stays/"]:
        assert ("Un ménage offert" in words(client.get(address))) == shown, address


def test_an_ad_speaks_the_reader_s_language_or_the_source_s_marked_so(ad, client):
    assert "A cleaning on us" in words(client.get("/en/"))
    spanish = words(client.get("/es/"))
    assert 'lang="fr"' in spanish.split("data-promo")[1] and "Un ménage offert" in spanish


def test_an_ad_shows_only_where_it_was_told_to(ad, home, client):
    ad.on_home = False
    ad.save()

    assert "Un ménage offert" not in words(client.get("/fr/"))
    assert "Un ménage offert" in words(client.get("/fr/homes/"))


def test_an_ad_begins_and_ends_without_anybody_saving(ad, client):
    HouseAd.objects.update(ends_at=timezone.now() + HOUR)
    assert "Un ménage offert" in words(client.get("/fr/"))

    HouseAd.objects.update(ends_at=timezone.now())
    announce_ads()
    assert "Un ménage offert" not in words(client.get("/fr/"))

    HouseAd.objects.update(ends_at=None)
    announce_ads()
    assert "Un ménage offert" in words(client.get("/fr/"))


def test_pages_are_drawn_anew_only_when_an_ad_begins_or_ends(ad):
    before = Stamp.objects.version()
    announce_ads()
    announce_ads()

    assert Stamp.objects.version() == before


def test_the_dates_of_the_source_hold_in_every_language(ad, client):
    HouseAd.objects.sources().update(starts_at=timezone.now() + HOUR)
    announce_ads()

    assert "A cleaning on us" not in words(client.get("/en/"))


def test_weights_decide_how_often_each_is_shown(ad, french):
    other = HouseAd.objects.create(
        locale=french, title="Deux", label="Voir", link="/", weight=9, **PLACES
    )
    shown = [ads.choose("home", "fr", timezone.now())["source"] for _ in range(200)]

    assert shown.count(other) > shown.count(ad) > 0


def test_a_view_and_a_click_are_counted_by_day_and_language(ad, browser):
    for _ in range(2):
        assert browser.post("/ads/seen", {"ad": ad.pk, "lang": "en"}).status_code == 204
    answer = browser.get(f"/ads/{ad.pk}/go?lang=en")

    assert answer.headers["Location"] == "/en/homes/?place=Nice"
    count = AdCount.objects.get()
    assert (count.language, count.day) == ("en", timezone.localdate())
    assert (count.impressions, count.clicks) == (2, 1)


def test_counting_follows_nobody(ad, browser):
    seen = browser.post("/ads/seen", {"ad": ad.pk, "lang": "fr"})
    gone = browser.get(f"/ads/{ad.pk}/go")

    assert not seen.cookies and not gone.cookies and not browser.cookies
    assert {field.name for field in AdCount._meta.fields} == {
        "id",
        "ad",
        "language",
        "day",
        "impressions",
        "clicks",
    }


@pytest.mark.parametrize(
    "headers",
    [
        {"user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"},
        {"user-agent": "curl/8.5"},
        {"user-agent": ""},
        {"user-agent": BROWSER, "sec-purpose": "prefetch"},
    ],
)
def test_robots_and_pages_fetched_ahead_are_not_counted(ad, client, headers):
    assert client.post("/ads/seen", {"ad": ad.pk, "lang": "fr"}, headers=headers).status_code == 204
    assert client.get(f"/ads/{ad.pk}/go", headers=headers).status_code == 302
    assert not AdCount.objects.exists()


def test_another_site_can_not_raise_the_counts(ad, browser):
    browser.post("/ads/seen", {"ad": ad.pk, "lang": "fr"}, headers={"sec-fetch-site": "cross-site"})

    assert not AdCount.objects.exists()


@pytest.mark.parametrize(
    "body",
    [{}, {"ad": "x", "lang": "fr"}, {"ad": 9**30, "lang": "fr"}, {"ad": 1, "lang": "f" * 500}],
)
def test_a_beacon_that_makes_no_sense_is_refused(ad, browser, body):
    assert browser.post("/ads/seen", body).status_code == 400
    assert not AdCount.objects.exists()


def test_a_language_that_is_none_counts_as_the_source(ad, browser):
    browser.post("/ads/seen", {"ad": ad.pk, "lang": "klingon"})

    assert AdCount.objects.get().language == "fr"


def test_a_click_leads_nowhere_but_to_the_ad_s_own_link(ad, browser):
    asked = f"/ads/{ad.pk}/go?lang=//evil.example&next=https://evil.example&link=//evil.example"

    assert browser.get(asked).headers["Location"] == "/fr/homes/?place=Nice"


@pytest.mark.parametrize("pk", [0, 987654, 10**30])
def test_an_ad_that_is_not_there_is_not_found(ad, browser, pk):
    assert browser.get(f"/ads/{pk}/go").status_code == 404


def test_a_translation_is_no_ad_of_its_own(ad, browser):
    english = HouseAd.objects.get(locale__language_code="en")

    assert browser.get(f"/ads/{english.pk}/go").status_code == 404


VALUES = {
    "title": "Une annonce",
    "label": "Voir",
    "link": "/homes/",
    "starts_at": "2026-03-01 10:00",
    "weight": 1,
}


@pytest.fixture
def office(client, staff, site):
    client.force_login(staff)
    return client


def test_marketing_writes_an_ad(office):
    office.post("/cms/snippets/cms/housead/add/", VALUES | {"on_home": "on"})

    assert HouseAd.objects.get().on_home


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("ends_at", "2026-03-01 09:00"),
        ("ends_at", "2026-03-01 10:00"),
        ("ends_at", "tomorrow-ish"),
        ("link", "www.pcs"),
        ("link", "https://"),
        ("link", "javascript:alert(1)"),
        ("link", "//evil.example"),
        ("link", "/\\evil.example"),
        ("link", "/homes/\r\nSet-Cookie: x"),
        ("weight", 0),
        ("weight", 99),
        ("title", ""),
    ],
)
def test_what_makes_no_sense_is_refused_beside_its_field(office, field, value):
    page = office.post("/cms/snippets/cms/housead/add/", VALUES | {field: value})

    assert list(page.context["form"].errors) == [field]
    assert not HouseAd.objects.exists()


def test_a_picture_that_nobody_described_is_refused(office, photo):
    photo.description = ""
    photo.save()
    photo.texts.all().delete()
    page = office.post("/cms/snippets/cms/housead/add/", VALUES | {"picture": photo.pk})

    assert list(page.context["form"].errors) == ["picture"]


def test_an_ad_starts_in_the_source_language(office):
    page = office.post("/cms/snippets/cms/housead/add/?locale=en", VALUES)

    assert page.context["form"].non_field_errors()
    assert not HouseAd.objects.exists()


def test_the_back_office_shows_the_totals(ad, office):
    today = timezone.localdate()
    for language, seen, followed in (("fr", 600, 30), ("en", 400, 2)):
        AdCount.objects.add(ad, language, today, impressions=seen, clicks=followed)

    listed = words(office.get("/cms/snippets/cms/housead/"))
    assert "1000" in listed and "32" in listed and "3,2" in listed.replace("3.2", "3,2")
    sheet = office.get(f"/cms/snippets/cms/housead/inspect/{ad.pk}/")
    totals = {"impressions": 1000, "clicks": 32, "rate": Decimal("3.2")}
    assert sheet.context["totals"] == totals
    assert [row["language"] for row in sheet.context["languages"]] == ["en", "fr"]
    days = office.get("/cms/ad-counts/?language=en")
    assert (days.context["totals"]["impressions"], days.context["totals"]["clicks"]) == (400, 2)


@pytest.mark.parametrize("length", ["x", "-1", "201"])
def test_a_view_told_in_an_odd_size_is_refused(ad, browser, length):
    seen = {"ad": ad.pk, "lang": "fr"}

    assert browser.post("/ads/seen", seen, CONTENT_LENGTH=length).status_code == 400
    assert not AdCount.objects.exists()
