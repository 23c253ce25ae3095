from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.utils import translation

from core.tokens import light_colours


def drawn(source: str, language: str = "fr", **context: object) -> str:
    with translation.override(language):
        return Template(source).render(Context(context))


def plain(text: str) -> str:
    """With ordinary spaces and dashes, whatever kind the language prefers."""
    for odd in "\u00a0\u202f\u2009":
        text = text.replace(odd, " ")
    return text.replace("–", "-")


@pytest.mark.parametrize(
    ("language", "shown"), [("fr", "1 234,50 €"), ("en", "€1,234.50"), ("es", "1.234,50 €")]
)
def test_an_amount_is_written_as_its_reader_writes_it(language, shown):
    assert plain(drawn("{{ amount|money }}", language, amount=Decimal("1234.5"))) == shown


@pytest.mark.parametrize(("amount", "shown"), [("142", "142 €"), ("142.50", "142,50 €")])
def test_a_short_amount_has_cents_only_when_there_are_some(amount, shown):
    assert plain(drawn("{{ amount|money_short }}", amount=Decimal(amount))) == shown


@pytest.mark.parametrize(
    ("language", "shown"),
    [("fr", "12-15 juin 2026"), ("en", "12-15 Jun 2026"), ("es", "12-15 jun 2026")],
)
def test_a_stay_is_written_as_a_range(language, shown):
    days = {"arrival": date(2026, 6, 12), "departure": date(2026, 6, 15)}
    assert plain(drawn("{{ arrival|day_range:departure }}", language, **days)) == shown


def test_a_moment_is_told_on_the_clock_of_paris():
    paid_at = datetime(2026, 6, 12, 12, 5, tzinfo=UTC)
    assert plain(drawn("{{ paid_at|moment }}", paid_at=paid_at)) == "12 juin 2026, 14:05"


def test_what_is_unknown_is_left_empty():
    assert drawn("{{ x|money }}{{ x|day }}{{ x|moment }}{{ x|clock }}", x=None) == ""


def test_an_icon_beside_words_is_silent_and_one_alone_is_named():
    assert 'aria-hidden="true"' in drawn('{% icon "wifi" %}')
    assert 'role="img" aria-label="Wi-Fi"' in drawn('{% icon "wifi" label="Wi-Fi" %}')


def test_a_long_list_of_pages_is_elided():
    page = Paginator(range(200), 10).page(7)
    shown = drawn("{% for number in page|elided %}{{ number }} {% endfor %}", page=page)
    assert shown.split() == ["1", "…", "6", "7", "8", "…", "20"]


def test_documents_find_the_light_colours_of_the_tokens():
    assert light_colours()["brand"] == "#1f4d43"
    assert light_colours()["night"] == "#14241f"
