"""A primary residence is let so many nights a year, and not one more."""

from datetime import date, timedelta

import pytest

from billing.services import book
from bookings.errors import CannotBook
from bookings.models import Block, LettingYear, Night
from bookings.night_cap.closing import allow, recount, recount_all
from bookings.night_cap.counting import cap_of, nights_let
from bookings.rules import Problem
from bookings.services import cancel_stay
from bookings.services.blocks import block_nights, free_block, move_block
from catalogue.pricing import Party
from catalogue.services import change_home
from core.models import AuditEntry, OutboxEntry
from tests.payments import pay

NEXT_YEAR = date.today().year + 1  # noqa: DTZ011


@pytest.fixture
def residence(home):
    home.primary_residence, home.max_nights = True, 90
    home.save()
    return home


def import_nights(home, first: date, count: int) -> Block:
    return block_nights(home, first, first + timedelta(count), Block.Kind.IMPORTED, None)


def seen(home, year: int) -> LettingYear:
    return LettingYear.objects.get(home=home, year=year)


def letters() -> list[str]:
    sent = OutboxEntry.objects.filter(key__startswith="bookings/night_cap")
    return [entry.key.split(":")[2] for entry in sent.order_by("pk")]


@pytest.mark.requirement("X-LEG-02")
def test_the_cap_is_the_town_s_on_that_year_and_only_for_primary_residences(home, paris):
    assert cap_of(home, NEXT_YEAR) is None
    home.primary_residence = True
    assert cap_of(home, NEXT_YEAR) == 90
    assert cap_of(home, 2024) is None  # before the first rule


@pytest.mark.requirement("X-LEG-02")
def test_nights_let_elsewhere_count_and_a_stay_beyond_the_cap_is_refused(residence, traveller):
    recount(residence.pk, NEXT_YEAR)
    import_nights(residence, date(NEXT_YEAR, 1, 10), 88)

    day = date(NEXT_YEAR, 5, 3)
    with pytest.raises(CannotBook) as refused:
        book(residence, traveller, day, day + timedelta(3), Party(2))
    assert refused.value.problem is Problem.NIGHT_CAP

    assert book(residence, traveller, day, day + timedelta(2), Party(2)).stay


def test_nights_of_each_year_are_counted_in_their_own(residence, traveller):
    import_nights(residence, date(NEXT_YEAR, 2, 1), 89)
    last_day = date(NEXT_YEAR - 1, 12, 30)
    if last_day <= date.today():  # noqa: DTZ011
        pytest.skip("the last nights of this year are past")
    assert book(residence, traveller, last_day, date(NEXT_YEAR, 1, 2), Party(2)).stay


def test_four_fifths_are_told_once_and_the_cap_closes_what_is_left(
    residence, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        import_nights(residence, date(NEXT_YEAR, 1, 1), 72)
    assert (seen(residence, NEXT_YEAR).told, letters()) == ("near", ["near"])
    assert not residence.blocks.filter(cap_year=NEXT_YEAR).exists()

    with django_capture_on_commit_callbacks(execute=True):
        last = import_nights(residence, date(NEXT_YEAR, 6, 1), 18)
    assert letters() == ["near", "reached"]
    assert Night.objects.filter(home=residence, date__year=NEXT_YEAR).count() in (365, 366)

    with django_capture_on_commit_callbacks(execute=True):
        free_block(last, None)
    assert nights_let(residence, NEXT_YEAR) == 72
    assert Night.objects.filter(home=residence, date__year=NEXT_YEAR).count() == 72


def test_a_stay_that_reaches_the_cap_closes_the_year_and_its_cancellation_opens_it(
    residence, traveller, django_capture_on_commit_callbacks
):
    import_nights(residence, date(NEXT_YEAR, 1, 1), 88)
    day = date(NEXT_YEAR, 5, 3)
    stay = book(residence, traveller, day, day + timedelta(2), Party(2)).stay
    with django_capture_on_commit_callbacks(execute=True):
        pay(stay)
    assert seen(residence, NEXT_YEAR).told == "reached"
    stay.refresh_from_db()
    assert stay.nights.filter(kind=Night.Kind.STAY).count() == 2

    with django_capture_on_commit_callbacks(execute=True):
        cancel_stay(stay.pk, None)
    assert not residence.blocks.filter(cap_year=NEXT_YEAR).exists()
    assert seen(residence, NEXT_YEAR).nights == 88


def test_a_moderator_allows_more_nights_for_a_reason_and_the_trail_says_so(
    residence, staff, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        import_nights(residence, date(NEXT_YEAR, 1, 1), 90)

    letting = allow(seen(residence, NEXT_YEAR), 120, "Obligation professionnelle", staff)

    assert (letting.told, cap_of(residence, NEXT_YEAR)) == ("far", 120)
    assert not residence.blocks.filter(cap_year=NEXT_YEAR).exists()
    entry = AuditEntry.objects.get(verb="allowed nights")
    assert (entry.actor, entry.details["reason"]) == (staff, "Obligation professionnelle")


def test_another_cap_without_a_reason_is_refused_beside_the_field(residence, client, staff):
    letting = recount(residence.pk, NEXT_YEAR)
    client.force_login(staff)
    url = f"/cms/nights-let/edit/{letting.pk}/"

    page = client.post(url, {"allowed": "120", "reason": ""})
    assert "reason" in page.context["form"].errors
    client.post(url, {"allowed": "120", "reason": "Obligation professionnelle"})

    letting.refresh_from_db()
    assert (letting.allowed, letting.decided_by) == (120, staff)


def test_every_residence_is_counted_at_night(residence, other_home, today):
    import_nights(residence, date(NEXT_YEAR, 1, 1), 75)

    assert recount_all(today) == 1
    assert seen(residence, NEXT_YEAR).told == "near"


def test_a_home_that_is_no_residence_any_more_is_opened_again(
    residence, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        import_nights(residence, date(NEXT_YEAR, 1, 1), 90)
    residence.primary_residence = False
    residence.save()

    assert recount(residence.pk, NEXT_YEAR) is None
    assert Night.objects.filter(home=residence).count() == 90


def test_the_owner_sees_how_much_is_let_and_cannot_open_what_the_cap_closed(
    residence, client, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        import_nights(residence, date(NEXT_YEAR, 1, 1), 90)
    client.force_login(residence.owner.user)
    url = f"/fr/owner/homes/{residence.reference}/calendar/"

    page = client.get(url, {"month": f"{NEXT_YEAR}-06"})
    assert '<progress max="90" value="90">' in page.content.decode()
    (closing,) = residence.blocks.filter(cap_year=NEXT_YEAR)
    assert client.get(f"{url}{closing.pk}/").status_code == 404


@pytest.mark.requirement("X-LEG-02")
def test_a_residence_that_becomes_secondary_is_opened_at_once_and_at_night_at_the_latest(
    residence, owner, today, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        import_nights(residence, date(NEXT_YEAR, 1, 1), 90)
    residence.primary_residence = False

    change_home(residence, ["primary_residence"], owner.user)
    assert not residence.blocks.filter(cap_year=NEXT_YEAR).exists()

    Block.objects.create(
        home=residence, first=today, last=today + timedelta(1), kind="closed", cap_year=today.year
    )
    recount_all(today)
    assert not residence.blocks.exclude(cap_year=None).exists()


def test_each_year_that_can_be_booked_is_counted_at_night(residence):
    recount_all(date(NEXT_YEAR, 11, 23))
    assert list(residence.letting_years.order_by("year").values_list("year", flat=True)) == [
        NEXT_YEAR,
        NEXT_YEAR + 1,
        NEXT_YEAR + 2,
    ]


def test_an_owner_may_still_live_where_the_cap_has_closed_the_year(
    residence, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        import_nights(residence, date(NEXT_YEAR, 1, 1), 90)
    first = date(NEXT_YEAR, 7, 1)
    own = block_nights(residence, first, first + timedelta(5), Block.Kind.OWNER, None)
    move_block(own, first + timedelta(1), first + timedelta(8), None)
    nights = Night.objects.filter(home=residence, date__year=NEXT_YEAR)
    assert nights.filter(kind=Night.Kind.OWNER).count() == 7
    assert nights.count() in (365, 366)

    free_block(own, None)
    assert not nights.filter(kind=Night.Kind.OWNER).exists()
    assert nights.count() in (365, 366)
