"""What owners and staff are told about calendars: what is wrong, and what to do next."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.templatetags.ui import day

from .rules import Alarm, Skip, Trouble

ADVICE = {
    Trouble.ADDRESS: _(
        "This is not an address that can be read. Copy the whole address of the calendar, "
        "it begins with https:// and often ends with .ics."
    ),
    Trouble.PRIVATE: _(
        "This address leads into a private network. Copy the public address that the site gives "
        "for sharing its calendar."
    ),
    Trouble.UNREACHABLE: _(
        "No site answers at this address. Check that it was copied whole; if it was, the site is "
        "away for a while and we keep trying."
    ),
    Trouble.SLOW: _("The site did not answer within ten seconds. We keep trying."),
    Trouble.TOO_BIG: _(
        "This calendar is larger than 5 MB, which no home's calendar is. Check the address."
    ),
    Trouble.REDIRECTS: _(
        "This address leads from one page to the next. Open it in your browser and copy the "
        "address it ends at."
    ),
    Trouble.REFUSED: _(
        "The site asks for a password. Copy the secret address that it gives for sharing the "
        "calendar, not the one of its page."
    ),
    Trouble.GONE: _(
        "There is no calendar at this address any more. Ask the site for a new one, and give it "
        "here."
    ),
    Trouble.SITE_DOWN: _("The site answers that it is out of order. We keep trying."),
    Trouble.HTML: _(
        "This is the address of a web page, not of a calendar. On the site, look for “export the "
        "calendar” and copy that address."
    ),
    Trouble.NOT_CALENDAR: _(
        "What is found at this address is no calendar (iCal). On the site, look for “export the "
        "calendar” and copy that address."
    ),
    Trouble.TRUNCATED: _("Only a part of the calendar arrived. We keep trying."),
    Trouble.TOO_MANY: _(
        "This calendar has more than 20,000 entries, or repeats them without end, as no home's "
        "calendar does. Check the address."
    ),
}
ALARMS = {
    Alarm.EMPTIED: _(
        "It is suddenly empty, though it had entries to come. Sites sometimes answer so by "
        "mistake: we keep all its nights taken until the entries come back or you confirm that "
        "it is really empty."
    ),
    Alarm.SHRUNK: _(
        "Half of its entries to come, or more, are suddenly gone. We keep their nights taken "
        "until they come back or you confirm that they are really gone."
    ),
    Alarm.FAILING: _(
        "It could not be read several times in a row. Its nights stay taken, but new reservations "
        "made there are not seen."
    ),
    Alarm.STALE: _(
        "It has not been read well for more than six hours. Its nights stay taken, but new "
        "reservations made there are not seen."
    ),
}
SKIPPED = {
    Skip.NO_DATE: _("it does not say when it begins"),
    Skip.REVERSED: _("it ends before it begins"),
    Skip.REPEATS: _("it repeats in a way that nights cannot; only its first time counts"),
    Skip.BROKEN: _("it is broken"),
}


def advice(trouble: Trouble | None) -> Any:
    """Why a calendar could not be read, and what to do; nothing when it could."""
    return ADVICE[trouble] if trouble else ""


def alarm_words(code: str) -> Any:
    return ALARMS[Alarm(code)] if code else ""


def skipped_words(skipped: list[list[str]]) -> list[tuple[str, Any]]:
    """Each entry that was left out, with the reason."""
    return [(title, SKIPPED[Skip(code)]) for code, title in skipped]


def conflict_need(conflict: Any) -> str:
    return gettext("%(home)s: the night of %(day)s is also booked on %(site)s") % {
        "home": conflict.home.street,
        "day": day(conflict.first),
        "site": conflict.channel,
    }


def feed_need(feed: Any) -> str:
    return gettext("%(home)s: the calendar of %(site)s needs a look") % {
        "home": feed.home.street,
        "site": feed.label,
    }
