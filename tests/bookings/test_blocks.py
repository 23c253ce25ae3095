"""Closings and the owner's own stays take nights as blocks, beside the stays."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from bookings.errors import CannotBook, NightsTaken
from bookings.models import Block, Night
from bookings.refusals import refusal_sentence
from bookings.services import (
    block_nights,
    cancel_stay,
    close_nights,
    free_block,
    move_block,
    open_nights,
)

DAY = timedelta(days=1)


@pytest.fixture
def day(arrival):
    """A day so many after the Monday of the stay."""
    return lambda number: arrival + number * DAY


def own(home, first: date, last: date, by=None) -> Block:
    return block_nights(home, first, last, Block.Kind.OWNER, by)


def held(home) -> list[tuple[date, date, str]]:
    return list(home.blocks.values_list("first", "last", "kind"))


@pytest.mark.requirement("X-CAL-08")
def test_an_owners_stay_is_typed_and_costs_nothing(home, day, owner):
    block = own(home, day(0), day(3), owner.user)

    assert set(home.nights.values_list("kind", "block")) == {("owner", block.pk)}
    assert home.nights.count() == 3
    assert not home.stays.exists()


def test_a_block_is_refused_where_a_stay_has_a_night(held_stay, home, day, owner):
    with pytest.raises(NightsTaken) as refusal, transaction.atomic():
        own(home, day(2), day(5), owner.user)

    assert [taken[0] for taken in refusal.value.taken] == [day(2)]
    assert held_stay.reference in refusal_sentence(refusal.value, references=True)
    assert held_stay.reference not in refusal_sentence(refusal.value)
    assert not home.blocks.exists()


def test_a_block_is_refused_where_another_block_has_a_night(home, day):
    close_nights(home, day(0), day(4), by=None)
    with pytest.raises(NightsTaken), transaction.atomic():
        own(home, day(3), day(6))
    assert held(home) == [(day(0), day(4), "closed")]


def test_a_block_without_a_night_is_refused(home, day):
    with pytest.raises(CannotBook), transaction.atomic():
        own(home, day(3), day(3))


def test_opening_the_middle_of_a_closing_leaves_two(home, day, owner):
    close_nights(home, day(0), day(10), owner.user, note="Travaux")

    assert open_nights(home, day(4), day(6), owner.user) == 2
    assert held(home) == [(day(0), day(4), "closed"), (day(6), day(10), "closed")]
    assert home.nights.count() == 8
    assert set(home.blocks.values_list("note", flat=True)) == {"Travaux"}


@pytest.mark.parametrize(
    ("first", "last", "left"), [(-2, 3, (3, 10)), (7, 12, (0, 7)), (-1, 11, None)]
)
def test_opening_an_edge_shortens_a_closing(home, day, first, last, left):
    close_nights(home, day(0), day(10), by=None)
    open_nights(home, day(first), day(last), by=None)

    assert held(home) == ([(day(left[0]), day(left[1]), "closed")] if left else [])
    assert home.nights.count() == (left[1] - left[0] if left else 0)


def test_closing_twice_closes_only_what_was_open(home, day):
    close_nights(home, day(2), day(4), by=None)
    assert close_nights(home, day(0), day(6), by=None) == 4
    assert home.nights.count() == 6
    assert home.blocks.count() == 3


def test_a_moved_block_takes_its_new_nights_and_no_others(home, day):
    block = own(home, day(0), day(3))
    move_block(block, day(1), day(5), by=None)
    assert list(block.nights.values_list("date", flat=True)) == [day(1), day(2), day(3), day(4)]


def test_a_block_that_cannot_move_stays_where_it_was(held_stay, home, day):
    block = own(home, day(5), day(7))
    with pytest.raises(NightsTaken), transaction.atomic():
        move_block(block, day(1), day(7), by=None)

    block.refresh_from_db()
    assert (block.first, block.nights.count()) == (day(5), 2)


def test_a_freed_block_gives_its_nights_back(home, day):
    free_block(own(home, day(0), day(3)), by=None)
    assert not home.nights.exists()
    assert not home.blocks.exists()


def test_a_closing_lies_behind_nights_booked_elsewhere(home, day):
    elsewhere = block_nights(home, day(1), day(3), Block.Kind.IMPORTED, by=None)
    assert close_nights(home, day(0), day(4), by=None) == 2
    assert home.nights.filter(kind=Night.Kind.IMPORTED).count() == 2

    free_block(elsewhere, by=None)
    assert home.nights.filter(kind=Night.Kind.CLOSED).count() == 4


def test_a_closing_takes_the_nights_kept_free_after_a_stay_called_off(paid_stay, home, day):
    home.buffer_nights = 1
    home.save()
    Night.objects.create(home=home, date=day(3), kind="buffer", stay=paid_stay)
    close_nights(home, day(3), day(5), by=None)

    cancel_stay(paid_stay.pk, by=None)
    assert list(home.nights.values_list("date", "kind")) == [
        (day(3), "closed"),
        (day(4), "closed"),
    ]
