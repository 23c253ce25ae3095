"""What entries of other calendars mean, and when a calendar is not to be believed."""

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from catalogue.rules import horizon
from core.dates import nights

EVERY = timedelta(minutes=15)
LONGEST_PAUSE = timedelta(hours=4)
STALE_AFTER = timedelta(hours=6)
# A good fetch is written down once in that time: an unchanged calendar costs no write.
HEARTBEAT = timedelta(hours=1)
FAILURES_BEFORE_ALARM = 3
# Two fetches this far apart must miss an entry before its nights are free.
GONE_AFTER = timedelta(minutes=10)
BETWEEN_DEMANDS = timedelta(minutes=1)
MOST_EVENTS = 20_000
MOST_FEEDS = 20
# Double bookings of one home that are open at once, and of how many one reading writes letters.
MOST_CONFLICTS = 50
MOST_LETTERS = 5


def window(today: date) -> tuple[date, date]:
    """The days that are read: this year's for the count of nights, and all that can be booked."""
    return date(today.year, 1, 1), horizon(today)


class Kind(StrEnum):
    STAY = "stay"
    CLOSED = "closed"
    TENTATIVE = "tentative"
    UNKNOWN = "unknown"  # a stay or a closure: the site does not say


class Alarm(StrEnum):
    EMPTIED = "emptied"
    SHRUNK = "shrunk"
    FAILING = "failing"
    STALE = "stale"


class Trouble(StrEnum):
    """Why a calendar could not be read."""

    ADDRESS = "address"
    PRIVATE = "private"
    UNREACHABLE = "unreachable"
    SLOW = "slow"
    TOO_BIG = "too_big"
    REDIRECTS = "redirects"
    REFUSED = "refused"
    GONE = "gone"
    SITE_DOWN = "site_down"
    HTML = "html"
    NOT_CALENDAR = "not_calendar"
    TRUNCATED = "truncated"
    TOO_MANY = "too_many"


class Skip(StrEnum):
    """Why one entry of a calendar was left out."""

    NO_DATE = "no_date"
    REVERSED = "reversed"
    REPEATS = "repeats"
    BROKEN = "broken"


@dataclass(frozen=True)
class Entry:
    """One entry of a calendar as it was read: the nights [first, last)."""

    uid: str
    kind: Kind
    first: date
    last: date
    summary: str = ""
    cancelled: bool = False


# Airbnb's identifiers begin with what they stand for.
BLOCKS_OF_AIRBNB = ("7f662ec65913", "6fec1092d3fa")
# Of Booking.com: a stay or a closure alike.
EITHER = "closed - not available"
CLOSED_WORDS = (
    "not available",
    "unavailable",
    "blocked",
    "closed",
    "indisponible",
    "non disponible",
    "ferme",
    "bloque",
    "no disponible",
    "bloqueado",
    "cerrado",
    "nicht verfugbar",
    "blockiert",
    "non disponibile",
    "niet beschikbaar",
    "maintenance",
)
TENTATIVE_WORDS = ("provisoire", "tentative", "option", "pending", "en attente", "pendiente")


def plain(text: str) -> str:
    """In small letters and without accents, to compare."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter)).strip()


def kind_of(uid: str, summary: str, status: str = "") -> Kind:
    """What an entry stands for, from what its site calls it; a stay unless it says otherwise."""
    title = plain(summary)
    if EITHER in title:
        return Kind.UNKNOWN
    if status.upper() == "TENTATIVE" or title.startswith(TENTATIVE_WORDS):
        return Kind.TENTATIVE
    if uid.startswith(BLOCKS_OF_AIRBNB) or any(word in title for word in CLOSED_WORDS):
        return Kind.CLOSED
    return Kind.STAY


def pause_after(failures: int) -> timedelta:
    """How long to leave a site alone that did not answer: twice as long each time."""
    twice: int = 2 ** min(max(failures - 1, 0), 10)
    return min(EVERY * twice, LONGEST_PAUSE)


def is_lost(first: date, last: date, today: date, covered: Collection[date]) -> bool:
    """Whether an entry that is no longer named left most of its nights to come free."""
    ahead = list(nights(max(first, today), last))
    return 2 * sum(day in covered for day in ahead) < len(ahead)


@dataclass(frozen=True)
class Loss:
    """Of the entries to come of a calendar, and of their nights: how many are no longer there."""

    known: int
    lost: int
    nights_known: int
    nights_lost: int

    @property
    def is_half(self) -> bool:
        """One entry alone may always go, however long."""
        halved = 2 * self.lost >= self.known or 2 * self.nights_lost >= self.nights_known
        return self.lost >= 2 and halved


def alarm_for(loss: Loss, named: int) -> Alarm | None:
    """What to think of a calendar that lost entries, and still names some."""
    if loss.lost and not named:
        return Alarm.EMPTIED
    return Alarm.SHRUNK if loss.is_half else None


def is_gone(missing_since: datetime, now: datetime) -> bool:
    """Whether an entry has been missing long enough, and in more than one good fetch."""
    return now - missing_since >= GONE_AFTER
