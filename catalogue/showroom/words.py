"""A service's price and duration as its reader says them."""

from decimal import Decimal
from typing import Any

from babel.numbers import format_percent
from babel.units import format_unit
from django.utils.translation import gettext as _

from core.money import format_short
from core.readers import reader_locale

from ..models import ServicePrice

Basis = ServicePrice.Basis


def price_words(price: ServicePrice | None) -> str:
    """60 €, Starting at 60 €, 2 € per kilometre, or On quote."""
    if price is None or price.amount is None:
        return _("On quote")
    amount = format_short(price.amount)
    sentences: dict[str, Any] = {
        Basis.FROM: _("Starting at %(price)s"),
        Basis.PER_KM: _("%(price)s per kilometre"),
        Basis.PER_HOUR: _("%(price)s per hour"),
        Basis.PER_ITEM: _("%(price)s per item"),
    }
    return str(sentences.get(price.basis, "%(price)s") % {"price": amount})


def price_reason(price: ServicePrice | None) -> str:
    """What the price means, in a sentence."""
    if price is None or price.basis == Basis.QUOTE:
        return _("The price depends on what you need: tell us, and you receive a quote, free.")
    sentences: dict[str, Any] = {
        Basis.FIXED: _("One price for the whole service, whatever the home."),
        Basis.FROM: _(
            "The price starts here and depends on the work: you accept a quote before we begin."
        ),
        Basis.PER_KM: _("The price follows the distance: each kilometre counts."),
        Basis.PER_HOUR: _("The price follows the time spent: each hour counts."),
        Basis.PER_ITEM: _("The price follows the quantity: each item counts."),
    }
    return str(sentences[price.basis])


def quantity_label(price: ServicePrice) -> str:
    labels: dict[str, Any] = {
        Basis.PER_KM: _("How many kilometres"),
        Basis.PER_HOUR: _("How many hours"),
        Basis.PER_ITEM: _("How many items"),
    }
    return str(labels[price.basis])


def percent_words(percent: Decimal) -> str:
    """20 %, 5,5 %."""
    locale = reader_locale()
    pattern = locale.percent_formats[None].pattern.replace("0", "0.##", 1)
    return str(format_percent(percent / 100, pattern, locale=locale))


def duration_words(minutes: int | None) -> str:
    """45 min, 1 h 30 min."""
    if not minutes:
        return ""
    hours, rest = divmod(minutes, 60)
    parts = [(hours, "hour"), (rest, "minute")]
    locale = reader_locale()
    said = (format_unit(count, unit, "short", locale=locale) for count, unit in parts if count)
    return " ".join(said)
