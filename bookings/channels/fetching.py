"""Asking another site for its calendar; never inside a transaction."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.module_loading import import_string

from core.reading import Answer, CannotRead
from core.reading import read as read_address

from ..models import Feed
from .errors import Unread
from .rules import Trouble

ACCEPT = "text/calendar, text/plain;q=0.8, */*;q=0.5"
# Sites that stand for real ones in the demo; no such name exists outside.
STAND_INS = ".example"


@dataclass(frozen=True)
class Fetched:
    """A calendar as it was sent; no body when its site says that nothing changed."""

    body: bytes | None
    etag: str = ""
    last_modified: str = ""


def fetch(feed: Feed) -> Fetched:
    """What the site of a calendar sends; raises Unread."""
    answer = _answer(feed)
    if answer.status == 304:
        return Fetched(None)
    if answer.status != 200:
        raise Unread(_refusal(answer.status))
    names = ("ETag", "Last-Modified")
    etag, modified = (answer.headers.get(name, "").replace("\0", "") for name in names)
    return Fetched(answer.body, etag, modified)


def _answer(feed: Feed) -> Answer:
    host = urlsplit(feed.address).hostname or ""
    if settings.CALENDAR_STAND_IN and host.endswith(STAND_INS):
        stand_in: Answer = import_string(settings.CALENDAR_STAND_IN)(feed.address)
        return stand_in
    try:
        return read_address(feed.address, _headers(feed))
    except CannotRead as error:
        raise Unread(Trouble(error.problem.value)) from error


def _headers(feed: Feed) -> dict[str, str]:
    asked = {"If-None-Match": feed.etag, "If-Modified-Since": feed.last_modified}
    return {"Accept": ACCEPT} | {name: value for name, value in asked.items() if value}


def _refusal(status: int) -> Trouble:
    if status in (401, 403, 407):
        return Trouble.REFUSED
    if status in (404, 410):
        return Trouble.GONE
    return Trouble.SITE_DOWN if status >= 500 or status == 429 else Trouble.NOT_CALENDAR
