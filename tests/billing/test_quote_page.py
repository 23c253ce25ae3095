"""The listing's page and its price, refreshed as dates and people change."""

import json
import re
from datetime import timedelta

import pytest
from wagtail.models import Locale

from accounts.models import User
from bookings.messages import sentence
from bookings.rules import Problem
from bookings.services import close_nights
from bookings.services.availability import terms_of
from catalogue.models import Home, Listing
from tests.conftest import make_home

pytestmark = pytest.mark.usefixtures("fresh_pages")


@pytest.fixture
def dates(arrival) -> dict[str, str]:
    return {"arrival": f"{arrival}", "departure": f"{arrival + timedelta(days=3)}", "adults": "2"}


@pytest.fixture
def page(listing) -> str:
    return f"/en/homes/{listing.slug}/"


def words(response) -> str:
    """What a reader sees, in one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_each_line_of_the_price_opens_its_explanation(client, page, dates):
    response = client.get(page, dates)

    said = words(response)
    assert response.content.decode().count('<details class="price-line"') == 3
    assert "3 nights at €100.00: usual price, price published on 1 January 2024" in said
    assert "fee since 1 January 2024" in said
    assert "5 % of the price of a night per person, €100.00 on average for 2 people" in said
    assert "at most €4.60" in said
    assert "département 10 %, region 15 %, Île-de-France transport 200 %" in said
    assert "€8.13 per adult and night, for 2 adults and 3 nights" in said
    assert "Rate in force since 1 January 2024. Source: deliberation" in said
    assert "Total €408.78" in said


def test_weekend_nights_have_their_own_reason(client, page, arrival):
    thursday = arrival + timedelta(days=3)
    dates = {"arrival": thursday, "departure": thursday + timedelta(days=2)}

    said = words(client.get(page, dates))

    assert "1 night at €100.00: usual price, price" in said
    assert "1 night at €120.00: usual price, Friday and Saturday" in said


def test_the_price_is_refreshed_without_the_page(client, page, dates, listing):
    response = client.get(f"{page}quote/", dates | {"adults": "3"}, headers={"HX-Request": "true"})

    assert "<html" not in response.content.decode()
    assert "for 3 adults and 3 nights" in words(response)
    assert response["HX-Replace-Url"].startswith(page)
    assert "adults=3" in response["HX-Replace-Url"]


def test_the_price_alone_leads_to_its_page(client, page, dates):
    response = client.get(f"{page}quote/", dates)

    assert response.status_code == 302
    assert response.url.startswith(page)


def test_taken_nights_are_refused_with_a_sentence_and_three_homes(
    client, page, dates, held_stay, owner, agency, french
):
    for number in range(4):
        make_home(owner, agency, french, f"ALT{number}", bedrooms=2)

    response = client.get(page, dates)

    assert "Some of these nights are taken" in words(response)
    assert len(response.context["others"]) == 3
    assert all(card.total for card in response.context["others"])


def test_each_refusal_is_a_sentence_beside_its_field(client, page, dates, home, arrival):
    Home.objects.filter(pk=home.pk).update(min_nights=2, max_nights=7, arrival_days="1")
    cases = {
        ("departure", f"{arrival + timedelta(days=1)}"): "at least 2 nights",
        ("departure", f"{arrival + timedelta(days=9)}"): "at most 7 nights",
        ("arrival", f"{arrival + timedelta(days=1)}"): "stays begin on: Monday",
        ("adults", "5"): "welcomes at most 4 people",
        ("arrival", "2020-01-06"): "This day is past",
        ("departure", f"{arrival}"): "after your arrival",
        ("departure", f"{arrival + timedelta(days=3650)}"): "can be booked until",
        ("arrival", "2026-02-30"): "valid date",
        ("adults", "0"): "greater than or equal to 1",
        ("adults", str(2**63)): "less than or equal to",
        ("children", "-1"): "greater than or equal to 0",
    }
    for (field, value), words_said in cases.items():
        response = client.get(page, dates | {field: value})
        assert response.status_code == 200
        assert words_said in words(response), (field, value)
        assert field in response.context["form"].errors, (field, value)


def test_without_dates_the_base_price_is_shown(client, page):
    assert "From €100 a night" in words(client.get(page))


def test_the_button_leads_to_the_booking_page_without_a_token(client, page, dates):
    response = client.get(page, dates)

    assert 'action="/en/stays/book/"' in response.content.decode()
    assert "csrf" not in response.content.decode().lower()
    assert not response.cookies


def test_a_home_that_is_not_published_has_no_page(client, page, home, dates):
    for state in ("draft", "suspended", "archived"):
        Home.objects.filter(pk=home.pk).update(state=state)
        assert client.get(page).status_code == 404
        assert client.get(f"{page}quote/", dates).status_code == 404
        assert client.get(f"/en/stays/calendar/{home.reference}/").status_code == 404


def test_an_unpublished_listing_has_no_page(client, page, listing):
    Listing.objects.filter(pk=listing.pk).update(live=False)

    assert client.get(page).status_code == 404


def test_an_untranslated_listing_is_shown_in_french_with_a_mark(client, page, french, listing):
    response = client.get(page)

    assert "not translated yet: here it is in French" in words(response)
    assert f'<h1 lang="fr">{listing.title}</h1>' in response.content.decode()
    assert "not translated" not in words(client.get(page.replace("/en/", "/fr/")))


def test_a_translated_listing_has_its_own_address_in_each_language(client, listing, settings):
    english = Locale.objects.get_or_create(language_code="en")[0]
    Listing.objects.create(
        home=listing.home,
        locale=english,
        translation_key=listing.translation_key,
        slug="two-rooms",
        title="Two rooms",
        summary="Quiet.",
        description="<p>Quiet.</p>",
    )
    response = client.get("/en/homes/two-rooms/")
    page = response.content.decode()

    assert "<h1>Two rooms</h1>" in page
    assert f'hreflang="fr" href="{settings.SITE_URL}/fr/homes/{listing.slug}/"' in page
    assert client.get(f"/en/homes/{listing.slug}/?adults=3").url == "/en/homes/two-rooms/?adults=3"


def test_the_registration_number_and_the_rules_are_shown(client, page, home):
    Home.objects.filter(pk=home.pk).update(registration_number="7510412345678")

    said = words(client.get(page))

    assert "7510412345678" in said
    assert "Ne pas fumer" in said
    assert "Everything comes back" in said


def test_the_address_stays_private_until_the_stay_is_booked(client, page, home, dates):
    assert home.street not in client.get(page, dates).content.decode()


def test_the_page_describes_itself_to_machines(client, page, listing):
    Listing.objects.filter(pk=listing.pk).update(title="</script><b>")

    html = client.get(page).content.decode()

    data = json.loads(re.search(r'ld\+json">(.*?)</script>', html)[1])
    assert data["name"] == "</script><b>"
    assert data["geo"]["latitude"] == 48.857
    assert 'property="og:image"' in html


def test_every_problem_has_its_sentence(home):
    said = {sentence(problem, terms_of(home)) for problem in Problem}

    assert len(said) >= len(Problem) - 1
    assert all(sentence(problem) for problem in Problem)


def test_closed_nights_are_refused(client, page, dates, home, arrival, staff: User):
    close_nights(home, arrival, arrival + timedelta(days=1), by=staff)

    assert "taken" in words(client.get(page, dates))
