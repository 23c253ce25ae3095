"""When a calendar is believed, and how long a site is left alone."""

from datetime import timedelta

import pytest

from bookings.channels.rules import Alarm, Loss, alarm_for, pause_after


@pytest.mark.parametrize(
    ("loss", "named", "alarm"),
    [
        (Loss(0, 0, 0, 0), 0, None),  # empty as it was
        (Loss(1, 1, 3, 3), 0, Alarm.EMPTIED),
        (Loss(5, 1, 15, 3), 4, None),  # one stay was cancelled
        (Loss(5, 1, 400, 365), 4, None),  # its owner opened the year
        (Loss(6, 3, 18, 9), 3, Alarm.SHRUNK),
        (Loss(6, 2, 18, 6), 4, None),
        (Loss(74, 29, 368, 219), 45, Alarm.SHRUNK),  # all closures at once, the stays are there
        (Loss(2, 2, 6, 6), 2, Alarm.SHRUNK),  # others came, these went
    ],
)
def test_mass_removals_are_held_back(loss, named, alarm):
    assert alarm_for(loss, named) == alarm


@pytest.mark.parametrize(
    ("failures", "minutes"), [(1, 15), (2, 30), (3, 60), (5, 240), (9, 240), (10_000, 240)]
)
def test_a_site_that_fails_is_left_alone_longer_each_time(failures, minutes):
    assert pause_after(failures) == timedelta(minutes=minutes)
