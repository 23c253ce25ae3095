"""Every language that Babel knows by a code of two letters, as Django's settings want them.

Which of them visitors may read is not decided here but by the rows of Wagtail's Locale: see live.
The table is written by scripts/languages.py.
"""

import json
from functools import cache
from pathlib import Path

from babel import Locale
from django.conf.locale import LANG_INFO

from core.readers import babel_locale

TABLE = json.loads(Path(__file__).with_name("known.json").read_text(encoding="utf-8"))
OWN_NAMES = {code: own for code, _name, own, _bidi in TABLE}


def languages() -> list[tuple[str, str]]:
    """(code, English name) of Django's languages and of the others Babel has a name for."""
    return [(code, name) for code, name, _own, _bidi in TABLE]


def right_to_left() -> list[str]:
    """The codes of the languages written from right to left."""
    return sorted(code for code, _name, _own, bidi in TABLE if bidi)


def describe() -> None:
    """Tell Django's `{% get_language_info %}` about the languages it does not ship."""
    for code, name, own, bidi in TABLE:
        more = {"bidi": bidi, "code": code, "name": name, "name_local": own or name}
        LANG_INFO.setdefault(code, more)


def own_name(code: str) -> str:
    """What a language calls itself, or nothing where Babel cannot say."""
    return str(OWN_NAMES.get(code, ""))


@cache
def name(code: str, reader: str) -> str:
    """What the reader calls a language, or its English name."""
    return str(_spoken(babel_locale(reader), code) or dict(languages()).get(code, code))


def _spoken(reader: Locale, code: str) -> str:
    """A code such as zh-hans is a language and a script, which the reader names apart."""
    language, _dash, variant = code.partition("-")
    said = reader.languages.get(language, "")
    written = reader.scripts.get(variant.title()) or reader.territories.get(variant.upper())
    return f"{said} ({written})" if said and written else said
