from decimal import Decimal

from babel.numbers import format_currency
from django import template
from django.utils.translation import get_language

register = template.Library()


@register.filter
def money(cents: int, currency: str) -> str:
    """Every currency that the sandbox knows counts in hundredths."""
    return format_currency(Decimal(cents).scaleb(-2), currency.upper(), locale=get_language())
