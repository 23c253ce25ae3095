"""What templates need to draw the design system: icons, amounts and dates in the reader's words."""

from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton, format_time
from django import template
from django.core.paginator import Page
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from core.money import format_money, format_short

register = template.Library()

# We are in Europe: our English writes 12 June, not June 12.
EUROPEAN = {"en": "en_GB"}


def reader_locale() -> Locale:
    """The Babel locale of the page's language."""
    code = (get_language() or "fr").replace("-", "_")
    return Locale.parse(EUROPEAN.get(code, code))


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """A drawing of the sprite: silent beside a text, named by `label` when it stands alone."""
    drawing = format_html('<use href="{}#{}"/>', static("core/icons.svg"), name)
    named = format_html('role="img" aria-label="{}"', label)
    attributes = named if label else SafeString('aria-hidden="true"')
    return format_html('<svg class="icon" data-icon="{}" {}>{}</svg>', name, attributes, drawing)


@register.filter
def elided(page: Page) -> Iterator[str | int]:
    """`{% for number in page_obj|elided %}`: 1 … 4 5 6 … 20."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.filter
def money(amount: Decimal | None) -> str:
    """`{{ stay.total|money }}`: 1 234,50 €."""
    return "" if amount is None else format_money(amount)


@register.filter
def money_short(amount: Decimal | None) -> str:
    """`{{ price|money_short }}`: 142 € when there are no cents, for cards and maps."""
    return "" if amount is None else format_short(amount)


@register.filter
def day(value: date | None, form: str = "long") -> str:
    """`{{ arrival|day }}`: 12 juin 2026; with "full" the weekday too; with "short" no year."""
    if value is None:
        return ""
    if form == "short":
        return str(format_skeleton("MMMEd", value, locale=reader_locale()))
    return str(format_date(value, form, locale=reader_locale()))


@register.filter
def day_range(start: date, end: date) -> str:
    """`{{ arrival|day_range:departure }}`: 12–15 juin 2026."""
    return str(format_interval(start, end, "yMMMd", locale=reader_locale()))


@register.filter
def month(value: date) -> str:
    """`{{ first|month }}`: juin 2026."""
    return str(format_skeleton("yMMMM", value, locale=reader_locale()))


@register.filter
def weekday(value: date) -> str:
    """`{{ arrival|weekday }}`: vendredi."""
    return str(format_date(value, "EEEE", locale=reader_locale()))


@register.filter
def moment(value: datetime | None) -> str:
    """`{{ paid_at|moment }}`: 12 juin 2026, 14:05, on the reader's clock."""
    if value is None:
        return ""
    return f"{day(timezone.localtime(value).date(), 'medium')}, {clock(value)}"


@register.filter
def clock(value: time | datetime | None) -> str:
    """`{{ expires_at|clock }}`: 14:05."""
    if value is None:
        return ""
    here = timezone.localtime(value).time() if isinstance(value, datetime) else value
    return str(format_time(here, "short", locale=reader_locale()))
