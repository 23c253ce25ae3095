"""Euros: exact, rounded half-up to the cent, and only here."""

from decimal import ROUND_HALF_UP, Decimal

from babel import Locale
from babel.numbers import format_currency
from django.conf import settings
from django.utils.translation import get_language

from core.readers import babel_locale

CENT = Decimal("0.01")
ZERO = Decimal("0.00")


def cents(amount: Decimal) -> Decimal:
    """An amount in euros rounded half-up to the cent."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


def vat_within(gross: Decimal, percent: Decimal) -> Decimal:
    """The VAT contained in an amount that includes it."""
    return gross - cents(gross / (1 + percent / 100))


def to_minor(amount: Decimal) -> int:
    """An amount in euros as the whole number of cents that payment services want."""
    return int(cents(amount) * 100)


def from_minor(minor: int) -> Decimal:
    """A whole number of cents as euros."""
    return cents(Decimal(minor) / 100)


def format_money(amount: Decimal, language: str | None = None) -> str:
    """An amount as a reader of that language writes it: 1 234,50 € or €1,234.50."""
    return str(format_currency(amount, "EUR", locale=_locale(language)))


def format_short(amount: Decimal, language: str | None = None) -> str:
    """As format_money, but without cents when there are none: for cards and maps."""
    if amount != amount.to_integral_value():
        return format_money(amount, language)
    locale = _locale(language)
    pattern = locale.currency_formats["standard"].pattern.replace(".00", "")
    return str(format_currency(amount, "EUR", pattern, locale=locale, currency_digits=False))


def format_whole(amount: Decimal, language: str | None = None) -> str:
    """An amount to the nearest euro, for a map where there is no room: 205 €."""
    return format_short(amount.quantize(Decimal(1), rounding=ROUND_HALF_UP), language)


def _locale(language: str | None) -> Locale:
    return babel_locale(language or get_language() or settings.LANGUAGE_CODE)
