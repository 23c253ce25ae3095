import json
from decimal import Decimal

import pytest

from bookings.inventory.rules import (
    MOST_POINTS,
    Change,
    NoSignature,
    Progress,
    Seen,
    changes,
    consumption,
    keys_missing,
    may_add_photo,
    progress,
    strokes,
)

GOOD = Seen(2, "good")


@pytest.mark.requirement("X-DOC-04")
@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        (GOOD, Seen(2, "good"), set()),
        (GOOD, Seen(2, "new"), set()),  # somebody replaced it
        (GOOD, Seen(3, "good"), set()),
        (GOOD, Seen(2, "worn"), {Change.WORSE}),
        (GOOD, Seen(1, "good"), {Change.FEWER}),
        (GOOD, Seen(1, "damaged"), {Change.WORSE, Change.FEWER}),
        (GOOD, Seen(2, "missing"), {Change.GONE}),
        (GOOD, Seen(0, "good"), {Change.GONE}),
        (Seen(1, "missing"), Seen(1, "missing"), set()),  # it never was there
        (Seen(1, "missing"), Seen(1, "damaged"), set()),
        (None, GOOD, {Change.ADDED}),
    ],
)
def test_what_became_of_a_thing(before, after, found):
    assert changes(before, after) == found


def test_a_meter_tells_what_was_used_and_when_it_was_misread():
    assert consumption(Decimal("100.5"), Decimal("120")) == Decimal("19.5")
    assert consumption(Decimal("100"), Decimal("90")) < 0
    assert consumption(None, Decimal("90")) is None


def test_keys_are_missing_only_once_they_were_counted():
    assert keys_missing(3, None) == 0
    assert keys_missing(3, 1) == 2
    assert keys_missing(3, 4) == 0


def test_a_room_is_done_when_everything_in_it_was_seen():
    assert progress([[True, True], [True, False], [True]]) == Progress(2, 3)
    assert Progress(3, 3).complete


def test_a_line_and_a_report_hold_only_so_many_photos():
    assert may_add_photo(4, 59)
    assert not may_add_photo(5, 10)
    assert not may_add_photo(0, 60)


def test_a_drawing_is_read_and_nothing_is_no_drawing():
    assert strokes("[[0, 0, 600, 220]]") == [[0, 0, 600, 220]]
    assert strokes("") == strokes("[]") == []


@pytest.mark.parametrize(
    "text",
    [
        "scribble",
        "{}",
        "[[1, 2]]",  # a point is no line
        "[[1, 2, 3]]",
        "[[0, 0, 601, 10]]",
        "[[0, 0, 10, -1]]",
        "[[0, 0, true, 10]]",
        '[["0", 0, 5, 10]]',
        "[[0, 0, 1e999, 10]]",
        "[[5, 5, 6, 6]]",  # a slip of the finger
        json.dumps([[0, 0] * (MOST_POINTS + 1)]),
    ],
)
def test_what_no_pad_sends_is_no_signature(text):
    with pytest.raises(NoSignature):
        strokes(text)
