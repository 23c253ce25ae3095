"""What makes a translation fit to be shown, and where a string belongs. No Django."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from enum import StrEnum
from html.parser import HTMLParser

Place = Callable[[str], bool]


def _in(*parts: str) -> Place:
    return lambda place: any(part in place for part in parts)


# First the places that decide, then what they are; a string counts where visitors meet it first.
PLACES: tuple[tuple[str, Place], ...] = (
    ("mails", _in("templates/notifications/", "/email/", "letters")),
    ("documents", _in("/pdf/", "templates/billing/documents")),
    ("android", _in("android")),
    (
        "office",
        _in("viewsets", "wagtail_hooks", "/admin/", "/desk/", "dashboard", "_panel", "blocks/"),
    ),
    ("api", _in("api.py")),
    ("names", _in("/models/", "models.py")),
    ("libraries", _in(": ")),
)
ORDER = ("site", "mails", "documents", "android", "api", "names", "libraries", "office")


def area(places: Sequence[str]) -> str:
    """The area of a string used in these files."""
    return min((_area(place) for place in places), key=ORDER.index, default="site")


def _area(place: str) -> str:
    return next((name for name, matches in PLACES if matches(place)), "site")


def is_name_of_language(places: Sequence[str]) -> bool:
    """Django lists languages by name; nobody reads them, Babel knows how each is called."""
    return all("conf/global_settings.py" in place for place in places)


class Fault(StrEnum):
    """Why a translation is refused."""

    EMPTY = "empty"
    PLACEHOLDER_LOST = "placeholder lost"
    PLACEHOLDER_ADDED = "placeholder added"
    QUOTE = "quote"
    HTML = "html"
    SCRIPT = "script"
    FORMS = "forms"
    TOO_LONG = "too long"


PERCENT = re.compile(r"%%|%\(\w+\)[#0\- +]*\d*(?:\.\d+)?[a-zA-Z]|%[sd]")
BRACES = re.compile(r"\{\w*\}")
IN_TURN = frozenset({"%s", "%d"})  # without a name: values go to them one after the other
MARKUP = re.compile(r"<[a-zA-Z/!?]")  # where a browser begins to read a tag
READ = frozenset({"alt", "aria-label", "placeholder", "title"})  # attributes that are words
VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "wbr"})


def placeholders(text: str) -> Counter[str]:
    """%(name)s, %s and {name} of a text; %% stands for itself."""
    percent = (found.group() for found in PERCENT.finditer(text) if found.group() != "%%")
    return Counter([*percent, *BRACES.findall(text)])


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.found: Counter[str] = Counter()
        self.balanced = True
        self.pieces = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.pieces += 1
        self.found[tag] += 1
        for name, value in attrs:
            self.found[f"{tag} {name}" if name in READ else f"{tag} {name}={value}"] += 1
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self.pieces += 1
        if not self.open or self.open.pop() != tag:
            self.balanced = False


def tags(text: str) -> tuple[Counter[str], bool]:
    """Each tag and attribute of a text with its number, and whether every tag is closed.

    An attribute counts with its value, unless that is read: an address stays what it is. A browser
    reads on where this parser gives up, so what is no whole tag counts too.
    """
    parser = _Tags()
    parser.feed(text)
    parser.close()
    if rest := len(MARKUP.findall(text)) - parser.pieces:
        parser.found["no whole tag"] = rest
    return parser.found, parser.balanced and not parser.open


def faults(source: str, text: str) -> list[Fault]:
    """What is wrong with the translation of one text; nothing is an empty list."""
    if not text.strip():
        return [Fault.EMPTY]
    if len(text) > 10 * len(source) + 200:  # nor is it looked at further
        return [Fault.TOO_LONG]
    return [*_placeholder_faults(source, text), *_html_faults(source, text)]


def _placeholder_faults(source: str, text: str) -> list[Fault]:
    wanted, given = set(placeholders(source)), set(placeholders(text))
    turns, taken = _in_turn(source), _in_turn(text)
    found = []
    if wanted - given or len(taken) < len(turns):
        found.append(Fault.PLACEHOLDER_LOST)
    if given - wanted or lone_percent(text) - lone_percent(source) or taken != turns[: len(taken)]:
        found.append(Fault.PLACEHOLDER_ADDED)
    return found


def _in_turn(text: str) -> list[str]:
    return [sign for sign in PERCENT.findall(text) if sign in IN_TURN]


def lone_percent(text: str) -> set[str]:
    """The percent sign, where it stands for itself and is not doubled.

    Python takes the "% d" of "5 % de" for a placeholder, and the page that says it would fail.
    """
    return {"%"} if "%" in PERCENT.sub("", text) else set()


def _html_faults(source: str, text: str) -> list[Fault]:
    """A text may carry the tags of its source, all closed, and no other.

    Nor a straight quotation mark: many a text stands in an attribute, which would end there.
    """
    allowed, source_balanced = tags(source)
    used, balanced = tags(text)
    if set(used) - set(allowed):
        return [Fault.SCRIPT]
    if '"' in text and '"' not in source:
        return [Fault.QUOTE]
    # Some sentences speak about a tag without closing it.
    return [] if balanced or not source_balanced else [Fault.HTML]


def form_faults(
    msgid: str,
    plural: str,
    forms: Sequence[str],
    count: int,
    exact: Collection[int] = (),
) -> dict[int, list[Fault]]:
    """The faults of each form of a translation, by index; `count` forms are wanted.

    Each is held against the singular and the plural and must fit either. Those of `exact` stand
    for one number only and may leave it out: Arabic says "a night" and "two nights" in one word.
    """
    if len(forms) != count:
        return {0: [Fault.FORMS]}
    found = {
        index: _closest(msgid, plural, form, index in exact) for index, form in enumerate(forms)
    }
    return {index: wrong for index, wrong in found.items() if wrong}


def _closest(msgid: str, plural: str, form: str, exact: bool) -> list[Fault]:
    if not plural:
        return faults(msgid, form)
    found = min(faults(msgid, form), faults(plural, form), key=len)
    lost = set(placeholders(plural)) - set(placeholders(form))
    if exact and len(lost) == 1:
        return [fault for fault in found if fault is not Fault.PLACEHOLDER_LOST]
    return found
