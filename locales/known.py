"""Every language that Babel knows by a code of two letters, as Django's settings want them.

Which of them visitors may read is not decided here but by the rows of Wagtail's Locale: see live.
"""

from functools import cache

from babel import Locale
from babel.core import UnknownLocaleError
from django.conf.locale import LANG_INFO

NAMES = Locale("en").languages
# Written from right to left, though Babel knows no more of them than their name.
RIGHT_TO_LEFT = {"dv"}


def languages() -> list[tuple[str, str]]:
    """(code, English name) of Django's languages and of the others Babel has a name for."""
    named = {code: info["name"] for code, info in LANG_INFO.items() if "name" in info}
    others = {code: name for code, name in NAMES.items() if len(code) == 2 and code not in named}
    return sorted((named | others).items(), key=lambda pair: pair[1])


def right_to_left() -> list[str]:
    """The codes of the languages written from right to left."""
    return sorted(code for code, _name in languages() if _is_right_to_left(code))


def describe() -> None:
    """Tell Django's `{% get_language_info %}` about the languages it does not ship."""
    for code, name in languages():
        LANG_INFO.setdefault(
            code,
            {
                "bidi": _is_right_to_left(code),
                "code": code,
                "name": name,
                "name_local": own_name(code) or name,
            },
        )


def own_name(code: str) -> str:
    """What a language calls itself, or nothing where Babel cannot say."""
    locale = _parsed(code)
    return (locale.get_display_name(locale) or "") if locale else ""


@cache
def name(code: str, reader: str) -> str:
    """What the reader calls a language, or its English name."""
    locale, own = _parsed(code), _parsed(reader)
    said = locale.get_display_name(own) if locale and own else ""
    return said or dict(languages()).get(code, code)


def _is_right_to_left(code: str) -> bool:
    locale = _parsed(code)
    if locale is not None:  # Django takes Azerbaijani for Arabic script, Babel does not
        return bool(locale.text_direction == "rtl")
    return code in RIGHT_TO_LEFT or bool(LANG_INFO.get(code, {}).get("bidi"))


def _parsed(code: str) -> Locale | None:
    try:
        return Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None
