"""Calendars as other sites write them, and as nobody should."""

import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bookings.channels.errors import Unread
from bookings.channels.parsing import parse
from bookings.channels.rules import Kind, Skip, Trouble, kind_of

FILES = Path(__file__).parents[1] / "ical"
SINCE, UNTIL = date(2026, 1, 1), date(2027, 9, 1)


def read(body: bytes | str):
    raw = body.encode() if isinstance(body, str) else body
    return parse(raw, "Europe/Paris", SINCE, UNTIL)


def one(*lines: str):
    """The entries of a calendar with one event."""
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", "UID:a"]
    body = "\r\n".join([*head, *lines, "END:VEVENT", "END:VCALENDAR", ""])
    return read(body)


def days(parsed) -> list[tuple[int, ...]]:
    """First and last of each entry, as (month, day, month, day)."""
    found = sorted(parsed.entries.values(), key=lambda entry: entry.first)
    return [(e.first.month, e.first.day, e.last.month, e.last.day) for e in found]


@pytest.mark.requirement("X-CAL-01")
@pytest.mark.parametrize(
    ("name", "stays", "closed", "others"),
    [
        ("airbnb_folded_at_75.ics", 2, 1, 0),
        ("airbnb_older_end_before_start_line.ics", 2, 1, 0),
        ("booking_says_one_thing.ics", 0, 0, 3),
        ("abritel_words.ics", 2, 1, 1),
        ("google_floating_and_zoned.ics", 4, 0, 0),
        ("merged_line_endings.ics", 2, 1, 0),
        ("outlook_odd_time_zone.ics", 2, 0, 0),
        ("byte_order_mark.ics", 1, 0, 0),
        ("latin_letters.ics", 1, 0, 0),
        ("two_calendars_and_leftovers.ics", 2, 0, 0),
        ("empty.ics", 0, 0, 0),
    ],
)
def test_the_calendars_of_known_sites_are_understood(name, stays, closed, others):
    parsed = read((FILES / name).read_bytes())
    kinds = [entry.kind for entry in parsed.entries.values()]

    assert parsed.skipped == []
    assert (kinds.count(Kind.STAY), kinds.count(Kind.CLOSED)) == (stays, closed)
    assert len(kinds) - stays - closed == others


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["DTSTART;VALUE=DATE:20260301", "DTEND;VALUE=DATE:20260304"], (3, 1, 3, 4)),
        (["DTEND;VALUE=DATE:20260304", "DTSTART;VALUE=DATE:20260301"], (3, 1, 3, 4)),
        (["DTSTART:20260301", "DTEND:20260304"], (3, 1, 3, 4)),  # without saying it is a date
        (["DTSTART;VALUE=DATE:20260301"], (3, 1, 3, 2)),  # no end: one night
        (["DTSTART;VALUE=DATE:20260301", "DTEND;VALUE=DATE:20260301"], (3, 1, 3, 2)),
        (["DTSTART;VALUE=DATE:20260301", "DURATION:P3D"], (3, 1, 3, 4)),
        (["DTSTART:20260301T160000", "DTEND:20260304T110000"], (3, 1, 3, 4)),  # floating
        (["DTSTART:20260228T233000Z", "DTEND:20260303T233000Z"], (3, 1, 3, 4)),  # UTC
        (["DTSTART;TZID=America/New_York:20260228T200000",
          "DTEND;TZID=America/New_York:20260303T050000"], (3, 1, 3, 3)),
        (["DTSTART:20260301T140000", "DTEND:20260301T160000"], (3, 1, 3, 2)),
        (["DTSTART:20260301T000000", "DTEND:20260303T235959"], (3, 1, 3, 4)),
    ],
)  # fmt: skip
def test_dates_and_times_become_nights_of_the_home(lines, expected):
    assert days(one(*lines)) == [expected]


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (["DTSTART;VALUE=DATE:20260304", "DTEND;VALUE=DATE:20260301"], Skip.REVERSED),
        (["DTSTART:20260304T120000Z", "DTEND:20260304T110000Z"], Skip.REVERSED),
        (["SUMMARY:nothing"], Skip.NO_DATE),
        (["DTSTART:hello"], Skip.NO_DATE),
        (["DTSTART;VALUE=DATE:20261399"], Skip.NO_DATE),
        (["DTSTART"], Skip.NO_DATE),
    ],
)
def test_what_cannot_be_dated_is_reported_and_left_out(lines, why):
    parsed = one(*lines)

    assert parsed.entries == {}
    assert [reason for reason, _title in parsed.skipped] == [why]


def test_one_broken_event_hides_no_other():
    good = "BEGIN:VEVENT\r\nUID:b\r\nDTSTART;VALUE=DATE:20260401\r\nEND:VEVENT\r\n"
    bad = "BEGIN:VEVENT\r\nUID:c\r\nDTSTART:???\r\nRRULE:FREQ=FOO\r\nEND:VEVENT\r\n"
    parsed = read(f"BEGIN:VCALENDAR\r\n{bad}{good}{bad}END:VCALENDAR\r\n")

    assert list(parsed.entries) == ["b"]
    assert len(parsed.skipped) == 2


def test_an_event_without_a_name_keeps_the_one_we_give_it():
    event = "BEGIN:VEVENT\nDTSTART:20260301\nDTSTAMP:{}\nEND:VEVENT\n"
    body = f"BEGIN:VCALENDAR\n{event}END:VCALENDAR\n"

    assert list(read(body.format("20260101T000000Z")).entries) == list(
        read(body.format("20260102T000000Z")).entries
    )


def test_a_name_of_ten_thousand_letters_is_shortened_always_alike():
    parsed = one("DTSTART:20260301"), one("DTSTART:20260301")
    long = [read(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:" + "x" * 10_000
        + "\nDTSTART:20260301\nEND:VEVENT\nEND:VCALENDAR\n"
    ) for _ in range(2)]  # fmt: skip

    assert list(parsed[0].entries) == ["a"]
    assert long[0].entries.keys() == long[1].entries.keys()
    assert all(len(uid) < 100 for uid in long[0].entries)


def test_a_free_event_takes_no_night():
    assert one("DTSTART:20260301", "TRANSP:TRANSPARENT").entries == {}


def test_a_newer_version_of_an_event_replaces_the_older():
    event = "BEGIN:VEVENT\nUID:a\nSEQUENCE:{}\nDTSTART:202603{:02}\nEND:VEVENT\n"
    body = "BEGIN:VCALENDAR\n" + event.format(2, 9) + event.format(1, 1) + "END:VCALENDAR\n"

    assert days(read(body)) == [(3, 9, 3, 10)]


def test_two_events_of_one_name_both_count():
    event = "BEGIN:VEVENT\nUID:a\nDTSTART:202603{:02}\nEND:VEVENT\n"
    body = "BEGIN:VCALENDAR\n" + event.format(9) + event.format(1) + "END:VCALENDAR\n"

    assert days(read(body)) == [(3, 1, 3, 2), (3, 9, 3, 10)]


def test_a_repeating_event_without_an_end_ends_with_the_calendar():
    parsed = one("DTSTART;VALUE=DATE:20260105", "DTEND;VALUE=DATE:20260107", "RRULE:FREQ=WEEKLY")

    assert 80 < len(parsed.entries) < 90
    assert all(entry.last <= UNTIL for entry in parsed.entries.values())


def test_exceptions_and_moved_days_of_a_repeating_event_count():
    body = (
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20260302\nRRULE:FREQ=WEEKLY;COUNT=4\n"
        "EXDATE;VALUE=DATE:20260309\nEND:VEVENT\n"
        "BEGIN:VEVENT\nUID:a\nRECURRENCE-ID;VALUE=DATE:20260316\nDTSTART:20260318\nEND:VEVENT\n"
        "END:VCALENDAR\n"
    )

    assert days(read(body)) == [(3, 2, 3, 3), (3, 18, 3, 19), (3, 23, 3, 24)]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY;INTERVAL=1",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;INTERVAL=7;BYDAY=TU",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;COUNT=99999999",
        "FREQ=WEEKLY;UNTIL=99991231",
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=WEEKLY;INTERVAL=-1",
        "FREQ=NEVER",
        "COUNT=3",
    ],
)
def test_no_rule_keeps_us_busy(rule):
    started = time.monotonic()
    parsed = one("DTSTART;VALUE=DATE:20260105", f"RRULE:{rule}")

    assert time.monotonic() - started < 4
    assert len(parsed.entries) <= 700


def test_a_thousand_endless_rules_keep_us_busy_for_seconds_only():
    event = "BEGIN:VEVENT\nUID:{}\nDTSTART:19010101\nRRULE:FREQ=DAILY\nEND:VEVENT\n"
    body = "BEGIN:VCALENDAR\n" + "".join(map(event.format, range(1000))) + "END:VCALENDAR\n"
    started = time.monotonic()
    with pytest.raises(Unread) as refused:
        read(body)

    assert refused.value.trouble == Trouble.TOO_MANY
    assert time.monotonic() - started < 12


EVENT = "BEGIN:VEVENT\nUID:{}\nDTSTART:20260301\nEND:VEVENT\n"


@pytest.mark.parametrize(
    ("body", "trouble"),
    [
        ("<!DOCTYPE html><html><body>Log in</body></html>", Trouble.HTML),
        ("\n\n <html lang=fr>BEGIN:VCALENDAR</html>", Trouble.HTML),
        ("hello", Trouble.NOT_CALENDAR),
        ('{"error": "no"}', Trouble.NOT_CALENDAR),
        (bytes(range(256)) * 40, Trouble.NOT_CALENDAR),
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:2026", Trouble.TRUNCATED),
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nEND:VCALENDAR\n", Trouble.TRUNCATED),
        ("BEGIN:VCALENDAR\n" + EVENT * 100_000 + "END:VCALENDAR\n", Trouble.TOO_MANY),
    ],
)
def test_what_is_no_calendar_is_refused_with_the_reason(body, trouble):
    with pytest.raises(Unread) as refused:
        read(body)

    assert refused.value.trouble == trouble


@pytest.mark.parametrize("body", [b"", b"  \r\n", b"\xef\xbb\xbf"])
def test_an_empty_answer_is_an_empty_calendar(body):
    assert read(body).entries == {}


def test_events_of_a_calendar_inside_a_calendar_count():
    inner = "BEGIN:VCALENDAR\n" + EVENT.format("b") + "END:VCALENDAR\n"

    assert list(read("BEGIN:VCALENDAR\n" + inner + "END:VCALENDAR\n").entries) == ["b"]


def test_titles_hold_no_control_characters():
    parsed = one("DTSTART:20260301", "SUMMARY:Ana\x1b[31m\\nSouza \u202egnp")

    assert parsed.entries["a"].summary == "Ana [31m Souza  gnp"


@pytest.mark.parametrize(
    ("summary", "kind"),
    [
        ("Reserved", Kind.STAY),
        ("Airbnb (Not available)", Kind.CLOSED),
        ("CLOSED - Not available", Kind.UNKNOWN),
        ("Réservée - Chloé", Kind.STAY),
        ("Réservée", Kind.STAY),
        ("Provisoire - Marc", Kind.TENTATIVE),
        ("Indisponible", Kind.CLOSED),
        ("Bloqué", Kind.CLOSED),
        ("No disponible", Kind.CLOSED),
        ("", Kind.STAY),
        ("Ana Souza", Kind.STAY),
    ],
)
def test_words_of_each_site_are_understood(summary, kind):
    assert kind_of("uid", summary) == kind


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(noise):
    for body in (
        noise,
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + noise + b"\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    ):
        try:
            read(body)
        except Unread:
            continue


LINES = st.sampled_from(
    ["DTSTART", "DTEND", "RRULE", "EXDATE", "RDATE", "DURATION", "RECURRENCE-ID", "STATUS",
     "SEQUENCE", "SUMMARY", "UID", "TRANSP", "BEGIN", "END"]
)  # fmt: skip
VALUES = st.sampled_from(
    ["20260301", "20260301T120000Z", "FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO", "P1D", "-P1D",
     "99999999", "VEVENT", "VTIMEZONE", "CANCELLED", "x", "", "20260301/20260304"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(
            LINES, st.sampled_from(["", ";VALUE=DATE", ";TZID=Nowhere", ";VALUE=PERIOD"]), VALUES
        ),
        max_size=8,
    )
)
def test_no_lines_break_the_reader(lines):
    inside = "\r\n".join(f"{name}{extra}:{value}" for name, extra, value in lines)
    try:
        parsed = read(
            f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{inside}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        )
    except Unread:
        return
    assert all(entry.first < entry.last for entry in parsed.entries.values())


def test_of_two_events_alike_the_one_that_is_not_cancelled_and_the_longer_count():
    days_of = "DTSTART;VALUE=DATE:20260301\r\nDTEND;VALUE=DATE:2026030%s"
    nameless = "BEGIN:VEVENT\r\n%s\r\nSUMMARY:Zoé\r\n%sEND:VEVENT"
    named = "BEGIN:VEVENT\r\nUID:a\r\n%s\r\nEND:VEVENT"
    for events in (
        [nameless % (days_of % 4, "STATUS:CANCELLED\r\n"), nameless % (days_of % 4, "")],
        [named % (days_of % 2), named % (days_of % 4)],
    ):
        body = "\r\n".join(["BEGIN:VCALENDAR", *events, "END:VCALENDAR"])
        (entry,) = read(body).entries.values()
        assert (entry.cancelled, entry.last.day) == (False, 4)
