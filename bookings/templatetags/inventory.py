from decimal import Decimal
from uuid import uuid4

from babel.numbers import format_decimal
from django import template

from core.readers import reader_locale

register = template.Library()


@register.simple_tag
def new_key() -> str:
    """A key for the next photo of a line: a post sent again carries the same one."""
    return str(uuid4())


@register.filter
def figure(value: Decimal | None) -> str:
    """`{{ meter.reading|figure }}`: 12 345,5, without the noughts of the column."""
    return "" if value is None else str(format_decimal(value.normalize(), locale=reader_locale()))
