"""What templates need to draw the design system: icons, amounts and dates in the reader's words."""

import json
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal

from babel.dates import format_date, format_interval, format_skeleton, format_time
from babel.numbers import format_decimal, format_percent
from django import template
from django.core.paginator import Page
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext

from core import plurals, readers
from core.money import format_money, format_short, format_whole
from core.readers import reader_locale

register = template.Library()


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """A drawing of the sprite: silent beside a text, named by `label` when it stands alone."""
    drawing = format_html('<use href="{}#{}"/>', static("core/icons.svg"), name)
    named = format_html('role="img" aria-label="{}"', label)
    attributes = named if label else SafeString('aria-hidden="true"')
    return format_html('<svg class="icon" data-icon="{}" {}>{}</svg>', name, attributes, drawing)


@register.simple_tag
def plural_forms(singular: str, plural: str) -> str:
    """`data-word-nights="{% plural_forms '%(count)s night' '%(count)s nights' %}"`, for scripts."""
    return json.dumps(plurals.plural_forms(lambda number: ngettext(singular, plural, number)))


@register.simple_tag
def shared_locale() -> str:
    """The page's language as sites that show links want it: fr_FR."""
    return readers.with_country(get_language() or "fr")


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
def money_whole(amount: Decimal | None) -> str:
    """`{{ year.net|money_whole }}`: 12 345 €, for forecasts that no cent is worth."""
    return "" if amount is None else format_whole(amount)


@register.filter
def figure(amount: Decimal | int) -> str:
    """`{{ year.nights|figure }}`: 112,5, as the reader writes numbers."""
    return str(format_decimal(amount, locale=reader_locale()))


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


@register.filter
def percent(rate: Decimal | int) -> str:
    """`{{ rate|percent }}`: 5,5 %, of a rate given in hundredths."""
    hundredth = Decimal(rate) / 100
    return str(format_percent(hundredth, locale=reader_locale(), decimal_quantization=False))


@register.filter
def name(text: object) -> str:
    """`{{ home.street|name }}`: words of another language than the page's, in their direction."""
    return readers.isolated(text)


@register.filter
def code(text: object) -> str:
    """`{{ agency.phone|code }}`: a number or a code, always from left to right."""
    return readers.left_to_right(text)
