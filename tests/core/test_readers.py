import subprocess
import sys
from datetime import date, time
from decimal import Decimal

import pytest
from django.conf import settings
from django.utils.translation import ngettext, override

from core.money import format_money, format_short
from core.plurals import plural_forms
from core.readers import babel_locale, isolated, script, weekday_names, with_country
from core.templatetags import ui

LANGUAGES = [code for code, _name in settings.LANGUAGES]


def nights(number: int) -> str:
    return ngettext("%(count)s night", "%(count)s nights", number)


FIRST, LAST = date(2026, 6, 12), date(2026, 6, 15)


def test_there_are_some_two_hundred_languages():
    assert len(LANGUAGES) >= 200


@pytest.mark.requirement("M1-W7")
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_writes_money_dates_and_weekdays(code):
    with override(code):
        assert "234" in format_money(Decimal("1234.50"))
        assert "142" in format_short(Decimal("142"))
        assert "20" in ui.percent(Decimal("20.00"))
        assert "2026" in ui.day_range(FIRST, LAST)
        assert all("2026" in ui.day(FIRST, form) for form in ("medium", "long", "full"))
        assert all((ui.day(FIRST, "short"), ui.weekday(FIRST), ui.clock(time(14, 5))))
        assert "2026" in ui.month(FIRST)
        assert len({whole for _short, whole in weekday_names()}) == 7
        assert plural_forms(nights)["other"]


@pytest.mark.parametrize("code", ["av", "udm", "pi", "ty"])
def test_a_language_of_which_only_the_name_is_known_has_french_formats(code):
    assert babel_locale(code).language == "fr"


def test_codes_with_a_script_are_understood():
    assert (str(babel_locale("zh-hans")), str(babel_locale("sr-latn"))) == ("zh_Hans", "sr_Latn")


@pytest.mark.parametrize(
    ("code", "letters"),
    [("fr", "Latn"), ("ar-dz", "Arab"), ("zh-hant", "Hant"), ("sr-latn", "Latn"), ("dv", "Thaa")],
)
def test_the_letters_of_a_language_are_known(code, letters):
    assert script(code) == letters


@pytest.mark.parametrize(("code", "named"), [("fr", "fr_FR"), ("pt-br", "pt_BR"), ("ty", "ty")])
def test_shared_links_name_the_country_of_a_language(code, named):
    assert with_country(code) == named


def test_arabic_writes_western_figures_as_our_calendars_and_the_browser_do():
    with override("ar"):
        assert format_money(Decimal("1234.50")) == "\u200f1,234.50\xa0€"
        assert ui.day_range(FIRST, LAST) == "12–15 يونيو 2026"


def test_a_language_without_months_does_not_lend_its_own_to_arabic():
    """In a process of its own: what matters is which language is spoken first."""
    spoken = """
from datetime import date
from babel.dates import format_date
from django.conf import settings
settings.configure(LANGUAGE_CODE="fr")
from core.readers import babel_locale
for code in ("wa", "ar"):
    print(format_date(date(2026, 6, 12), "MMM", locale=babel_locale(code)))
"""
    said = subprocess.run(
        [sys.executable, "-c", spoken], capture_output=True, text=True, check=True
    )
    assert said.stdout.splitlines()[1] == "يونيو"


def test_a_french_street_keeps_its_direction_in_an_arabic_sentence():
    with override("ar"):
        assert isolated("12, rue de la Paix") == "\u206812, rue de la Paix\u2069"
        assert ui.code("+33 6 12") == "\u2066+33 6 12\u2069"
    with override("fr"):
        assert isolated("12, rue de la Paix") == "12, rue de la Paix"


def test_a_script_receives_every_form_that_the_language_has():
    with override("ar"):
        forms = plural_forms(nights)
    assert list(forms) == ["zero", "one", "two", "few", "many", "other"]
