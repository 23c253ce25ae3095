"""What nights cost: dated rows, seasons that come and go, and a year drawn before it is saved."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from catalogue.models import Home, NightlyPrice
from catalogue.pricing import nights_lines, rates_of, total
from catalogue.rules import HORIZON_MONTHS
from core.dates import months_later

from .conftest import address

pytestmark = pytest.mark.requirement("M1-O3")
BASE = {
    "amount": "110",
    "weekend_amount": "",
    "cleaning": "60",
    "min_nights": "2",
    "buffer_nights": "1",
}


@pytest.fixture
def july(today) -> date:
    """The first of a month some months away, within what can be booked."""
    return months_later(today, 6)


def typed(first: date, nights: int = 10, **other) -> dict[str, str]:
    values = {
        "name": "Été",
        "first_night": first.isoformat(),
        "last_night": (first + timedelta(days=nights - 1)).isoformat(),
        "amount": "200",
        "weekend_amount": "",
    }
    return {f"season-{name}": value for name, value in (values | other).items()}


def cost(home: Home, first: date, nights: int, today: date) -> Decimal | None:
    lines = nights_lines(
        rates_of([home.pk], first, first + timedelta(days=nights), today)[home.pk],
        first,
        first + timedelta(days=nights),
    )
    return total(lines) if lines else None


def add(client, home: Home, first: date, **other):
    return client.post(address(home, "prices/seasons/"), typed(first, **other), follow=True)


def test_a_new_base_price_supersedes_the_one_before(as_owner, draft, july, today):
    as_owner.post(address(draft, "prices/"), BASE)

    assert cost(draft, july, 7, today) == 7 * 110
    assert draft.nightly_prices.count() == 2
    draft.refresh_from_db()
    assert (draft.min_nights, draft.buffer_nights) == (2, 1)


def test_saving_the_same_prices_adds_no_rows(as_owner, draft):
    as_owner.post(address(draft, "prices/"), BASE)
    as_owner.post(address(draft, "prices/"), BASE)

    assert draft.nightly_prices.count() == 2
    assert draft.cleaning_fees.count() == 1


def test_a_fee_set_twice_on_a_day_is_the_last_one(as_owner, draft, today):
    for fee in ("70", "75"):
        as_owner.post(address(draft, "prices/"), BASE | {"cleaning": fee})

    assert draft.cleaning_fees.get(valid_from=today).amount == 75


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("amount", "0.5"),
        ("amount", "-3"),
        ("amount", "NaN"),
        ("amount", "1e9"),
        ("weekend_amount", "0"),
        ("cleaning", "-1"),
        ("min_nights", "0"),
        ("min_nights", "60"),  # more than the longest stay
        ("buffer_nights", "9"),
    ],
)
def test_a_wrong_base_price_is_said_beside_its_field(as_owner, draft, field, value):
    response = as_owner.post(address(draft, "prices/"), BASE | {field: value})

    assert field in response.context["base"].errors
    assert f'id="id_{field}_error"' in response.content.decode()
    assert draft.nightly_prices.count() == 1


def test_a_season_counts_on_its_nights_only(as_owner, draft, july, today):
    add(as_owner, draft, july)

    assert cost(draft, july, 10, today) == 2000
    assert cost(draft, july + timedelta(days=10), 1, today) in (100, 120)


def test_of_two_seasons_that_meet_the_last_published_counts(as_owner, draft, july, today):
    add(as_owner, draft, july)
    page = add(as_owner, draft, july + timedelta(days=5), name="Festival", amount="300")

    assert cost(draft, july, 10, today) == 5 * 200 + 5 * 300
    [overlap] = page.context["overlaps"]
    assert (overlap.winner.season, overlap.loser.season) == ("Festival", "Été")
    assert overlap.first == july + timedelta(days=5)


def test_a_changed_season_takes_the_place_of_the_old_one(as_owner, draft, july, today):
    add(as_owner, draft, july)
    row = draft.nightly_prices.get(season="Été")
    later = typed(july + timedelta(days=5), amount="250")
    as_owner.post(address(draft, f"prices/seasons/{row.pk}/"), later)

    assert cost(draft, july, 5, today) < 5 * 200
    assert cost(draft, july + timedelta(days=5), 10, today) == 2500
    row.refresh_from_db()
    assert (row.amount, row.withdrawn_on) == (200, today)


def test_a_withdrawn_season_gives_its_nights_back_to_the_base_price(as_owner, draft, july, today):
    before = cost(draft, july, 10, today)
    add(as_owner, draft, july)
    row = draft.nightly_prices.get(season="Été")
    as_owner.post(address(draft, f"prices/seasons/{row.pk}/end/"))

    assert cost(draft, july, 10, today) == before
    assert NightlyPrice.objects.filter(pk=row.pk).exists()
    assert as_owner.post(address(draft, f"prices/seasons/{row.pk}/end/")).status_code == 404


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("last_night", {"nights": 0}),
        ("amount", {"amount": "0"}),
        ("first_night", {"first_night": "2026-02-30"}),
        ("last_night", {"last_night": "9999-12-31"}),
        ("name", {"name": ""}),
        ("name", {"name": "x" * 61}),
    ],
)
def test_a_wrong_season_is_said_beside_its_field(as_owner, draft, july, field, change):
    response = add(as_owner, draft, july, **change)

    assert field in response.context["season_form"].errors
    assert f'id="id_season-{field}_error"' in response.content.decode()
    assert draft.nightly_prices.count() == 1


def test_seasons_over_or_beyond_what_can_be_booked_are_refused(as_owner, draft, today):
    over = add(as_owner, draft, today - timedelta(days=40))
    far = add(as_owner, draft, months_later(today, HORIZON_MONTHS + 2))

    assert "last_night" in over.context["season_form"].errors
    assert "first_night" in far.context["season_form"].errors


def preview(client, home: Home, data: dict[str, str]) -> dict[date, Decimal]:
    months = client.get(address(home, "prices/preview/"), data).context["months"]
    return {
        night.date: night.price
        for month in months
        for week in month.weeks
        for night in week
        if night
    }


def test_the_year_is_drawn_with_what_is_typed_and_not_saved(as_owner, draft, july):
    nights = preview(as_owner, draft, BASE | {"amount": "90"} | typed(july))

    assert len(nights) > 330
    assert nights[july] == 200
    assert nights[july + timedelta(days=20)] == 90
    assert draft.nightly_prices.count() == 1


def test_the_year_replaces_the_season_being_changed(as_owner, draft, july):
    add(as_owner, draft, july)
    row = draft.nightly_prices.get(season="Été")
    moved = typed(july + timedelta(days=5), amount="250") | {"editing": str(row.pk)}
    nights = preview(as_owner, draft, BASE | moved)

    assert nights[july] == 110
    assert nights[july + timedelta(days=5)] == 250


@pytest.mark.parametrize(
    "data",
    [{}, {"amount": "x"}, {"season-first_night": "x", "editing": "x"}, {"editing": "9" * 400}],
)
def test_half_typed_prices_leave_the_saved_year(as_owner, draft, july, data):
    assert preview(as_owner, draft, data)[july] in (100, 120)
