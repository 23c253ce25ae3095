"""A stay as a calendar file, for the traveller's own calendar."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from .models import Stay


def calendar_of(stay: Stay, title: str) -> bytes:
    """From check-in to check-out on the clock of the home; changed dates replace the event."""
    home, calendar, event = stay.home, Calendar(), Event()
    calendar.add("prodid", f"-//{settings.WAGTAIL_SITE_NAME}//PCS//")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    event.add("uid", f"{stay.reference}@{settings.SITE_URL.split('//')[-1]}")
    event.add("dtstamp", stay.confirmed_at or stay.created_at)
    event.add("dtstart", _on_the_clock(stay.arrival, home.check_in_from, home.time_zone))
    event.add("dtend", _on_the_clock(stay.departure, home.check_out_until, home.time_zone))
    event.add("summary", title)
    event.add("location", f"{home.street}, {home.postcode} {home.commune.name}")
    event.add("geo", (float(home.latitude), float(home.longitude)))
    reference = _("Reference of your stay: %(reference)s") % {"reference": stay.reference}
    event.add("description", reference)
    event.add("url", f"{settings.SITE_URL}{stay.get_absolute_url()}")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _on_the_clock(day: date, clock: time, zone: str) -> datetime:
    return datetime.combine(day, clock, ZoneInfo(zone))
