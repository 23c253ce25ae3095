"""The lines of a price in the reader's words, each with the rows and figures it comes from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from babel.numbers import format_decimal
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.pricing import CLEANING, NIGHTS, TOURIST_TAX
from core.money import ZERO, format_money
from core.readers import reader_locale
from core.templatetags.ui import day


class Line(Protocol):
    """A line computed now (catalogue.pricing) or kept with a stay (billing.QuoteLine)."""

    @property
    def kind(self) -> str: ...
    @property
    def quantity(self) -> int: ...
    @property
    def unit(self) -> Decimal: ...
    @property
    def amount(self) -> Decimal: ...
    @property
    def source(self) -> dict[str, Any]: ...


Reason = tuple[str, Decimal | None]


@dataclass(frozen=True)
class Explained:
    """A line as core/_price_lines.html draws it: words, an amount, and why."""

    label: str
    amount: Decimal
    why: list[Reason]


def explain(lines: Iterable[Line]) -> list[Explained]:
    """The nights as one line, then the cleaning and the tourist tax, each with its reasons."""
    lines = list(lines)
    nights = [line for line in lines if line.kind == NIGHTS]
    explained = [_nights(nights)] if nights else []
    explained += [WORDS[line.kind](line) for line in lines if line.kind in WORDS]
    if nights and all(line.kind != TOURIST_TAX for line in lines):
        explained.append(_no_tax())
    return explained


def _no_tax() -> Explained:
    """A town whose rate nobody has given us: say so rather than invent one."""
    words = _("We do not have this town's rate: no tourist tax is part of this price.")
    return Explained(_("Tourist tax"), ZERO, [(words, None)])


def _nights(lines: list[Line]) -> Explained:
    count = sum(line.quantity for line in lines)
    label = ngettext("%(count)s night", "%(count)s nights", count) % {"count": count}
    amount = sum((line.amount for line in lines), ZERO)
    return Explained(label, amount, [(_night_words(line), line.amount) for line in lines])


def _night_words(line: Line) -> str:
    source = line.source
    words = ngettext("%(count)s night at %(unit)s", "%(count)s nights at %(unit)s", line.quantity)
    said = words % {"count": line.quantity, "unit": format_money(line.unit)}
    season = source["season"] or _("usual price")
    kind = _("%(season)s, Friday and Saturday") if source["weekend"] else "%(season)s"
    since = _("price published on %(day)s") % {"day": _day(source["valid_from"])}
    return f"{said}: {kind % {'season': season}}, {since}"


def _cleaning(line: Line) -> Explained:
    since = _day(line.source["valid_from"])
    words = _(
        "One cleaning after your stay, linen included, whatever its length: fee since %(day)s."
    )
    return Explained(_("Cleaning"), line.amount, [(words % {"day": since}, None)])


def _tourist_tax(line: Line) -> Explained:
    source = line.source
    reasons = [_tax_base(source), _surtaxes(source), _tax_count(line), _tax_origin(source)]
    return Explained(_("Tourist tax"), line.amount, [(words, None) for words in reasons if words])


def _tax_base(source: dict[str, Any]) -> str:
    if "tariff" in source:
        words = _("The town asks %(tariff)s per adult and night.")
        return words % {"tariff": _money(source["tariff"])}
    people = source["people"]
    share = ngettext(
        "The town asks %(percent)s %% of the price of a night, %(night)s on average for one "
        "person, at most %(cap)s.",
        "The town asks %(percent)s %% of the price of a night per person, %(night)s on average "
        "for %(people)s people, at most %(cap)s.",
        people,
    )
    return share % {
        "percent": _percent(source["percent"]),
        "night": _money(source["average_night"]),
        "people": people,
        "cap": _money(source["cap"]),
    }


def _surtaxes(source: dict[str, Any]) -> str:
    names = {
        "department_percent": _("département %(percent)s %%"),
        "region_percent": _("region %(percent)s %%"),
        "idfm_percent": _("Île-de-France transport %(percent)s %%"),
    }
    surtaxes = [
        words % {"percent": _percent(source[name])}
        for name, words in names.items()
        if Decimal(source.get(name, 0))
    ]
    if not surtaxes:
        return ""
    return _("Surtaxes on top: %(surtaxes)s.") % {"surtaxes": ", ".join(surtaxes)}


def _tax_count(line: Line) -> str:
    adults, nights = line.source["adults"], line.source["nights"]
    words = _("That makes %(unit)s per adult and night, for %(adults)s and %(nights)s.")
    return words % {
        "unit": format_money(line.unit),
        "adults": ngettext("%(count)s adult", "%(count)s adults", adults) % {"count": adults},
        "nights": ngettext("%(count)s night", "%(count)s nights", nights) % {"count": nights},
    }


def _tax_origin(source: dict[str, Any]) -> str:
    known = {"day": _day(source["valid_from"]), "source": source["status_source"]}
    if source["verified"]:
        return _("Rate in force since %(day)s. Source: %(source)s") % known
    return _("Rate in force since %(day)s, not verified with the town. %(source)s") % known


def _day(iso: str) -> str:
    return day(date.fromisoformat(iso))


def _money(text: str) -> str:
    return format_money(Decimal(text))


def _percent(text: str) -> str:
    return str(format_decimal(Decimal(text).normalize(), locale=reader_locale()))


WORDS = {CLEANING: _cleaning, TOURIST_TAX: _tourist_tax}
