"""The text of a calendar taken apart: its events and time zones, whatever surrounds them."""

import re
from dataclasses import dataclass

from .errors import Unread
from .rules import Trouble

KEPT = ("VEVENT", "VTIMEZONE")
MARKUP = re.compile(r"\s*<(!doctype|html|head|body|\?xml|script|div|title)", re.IGNORECASE)
START = re.compile(r"^BEGIN:VCALENDAR\s*$", re.IGNORECASE | re.MULTILINE)
END = re.compile(r"^END:VCALENDAR\s*$", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """The lines from a BEGIN to its END."""

    name: str
    lines: list[str]

    @property
    def text(self) -> str:
        return "\r\n".join(self.lines)

    @property
    def title(self) -> str:
        found = (line for line in self.lines if line.upper().startswith("SUMMARY"))
        return next(found, "").partition(":")[2]


def text_of(body: bytes) -> str:
    """What the bytes say: UTF-8 as they should, else what older programs write."""
    return re.sub(r"\r\n?", "\n", _decoded(body).replace("\x00", ""))


def _decoded(body: bytes) -> str:
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return body.decode("utf-16", errors="replace")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("cp1252", errors="replace")


def blocks(text: str) -> list[Block]:
    """The events and time zones of a calendar; raises Unread when it is none, or cut short."""
    if MARKUP.match(text):
        raise Unread(Trouble.HTML)
    if not START.search(text):
        raise Unread(Trouble.NOT_CALENDAR)
    if not END.search(text):
        raise Unread(Trouble.TRUNCATED)
    return _taken_apart(text.split("\n"))


def _taken_apart(lines: list[str]) -> list[Block]:
    found: list[Block] = []
    inside: Block | None = None
    depth = 0
    for line in lines:
        word = line.strip().upper()
        if inside is None:
            if word.startswith("BEGIN:") and word[6:] in KEPT:
                inside, depth = Block(word[6:], [line.strip()]), 1
            continue
        if not line:
            continue  # a blank line means nothing, but it would end the event for the library
        if word == "END:VCALENDAR":  # before the event has ended
            raise Unread(Trouble.TRUNCATED)
        inside.lines.append(line)
        depth += word.startswith("BEGIN:") - word.startswith("END:")
        if depth == 0:
            found.append(inside)
            inside = None
    if inside is not None:
        raise Unread(Trouble.TRUNCATED)
    return found
