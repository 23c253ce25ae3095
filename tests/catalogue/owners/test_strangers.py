"""Every address of a home, whoever tries it: another owner, a traveller, nobody."""

import pytest
from django.urls import NoReverseMatch, reverse

from catalogue.models import Home, NightlyPrice
from catalogue.owners.urls import urlpatterns

from .pictures import photo

OF_A_HOME = sorted(
    pattern.name for pattern in urlpatterns if "reference" in pattern.pattern.converters
)
POSTED = {
    "kind": "villa",
    "street": "1 rue du Voleur",
    "amount": "1",
    "do": "save",
    "season-name": "Vol",
    "removed": "x",
}


def url(name: str, home: Home) -> str:
    keys = {"reference": home.reference}
    try:
        return reverse(f"owner_homes:{name}", kwargs=keys)
    except NoReverseMatch:
        season = home.nightly_prices.exclude(season="").get()
        return reverse(f"owner_homes:{name}", kwargs=keys | {"row": season.pk})


@pytest.fixture
def seasonal(home, today) -> Home:
    NightlyPrice.objects.create(
        home=home, season="Été", starts_on=today, amount=200, valid_from=today
    )
    return home


def test_the_walk_knows_the_addresses():
    assert len(OF_A_HOME) >= 18


@pytest.mark.requirement("M1-O1")
@pytest.mark.parametrize("name", OF_A_HOME)
def test_another_owner_finds_no_home(client, neighbour, seasonal, name):
    client.force_login(neighbour.user)
    before = Home.objects.filter(pk=seasonal.pk).values().get()

    assert client.get(url(name, seasonal)).status_code in (404, 405)
    posted = POSTED | {"files": photo(), "proof": photo()}
    assert client.post(url(name, seasonal), posted).status_code in (404, 405)
    assert Home.objects.filter(pk=seasonal.pk).values().get() == before
    assert seasonal.nightly_prices.count() == 2
    assert not seasonal.home_photos.exists()


@pytest.mark.parametrize("name", OF_A_HOME)
def test_a_traveller_finds_no_owners_space(client, traveller, seasonal, name):
    client.force_login(traveller.user)

    assert client.get(url(name, seasonal)).status_code in (404, 405)


@pytest.mark.parametrize("name", OF_A_HOME)
def test_nobody_is_asked_to_log_in(client, seasonal, name):
    answer = client.get(url(name, seasonal))

    assert answer.status_code in (302, 405)
    if answer.status_code == 302:
        assert "/accounts/login/" in answer.url


def test_a_season_of_another_home_is_not_found(as_owner, other_home, seasonal):
    row = seasonal.nightly_prices.exclude(season="").get()
    where = reverse(
        "owner_homes:season_end", kwargs={"reference": other_home.reference, "row": row.pk}
    )

    assert as_owner.post(where).status_code == 404
