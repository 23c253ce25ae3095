"""Write locales/known.json: what Babel and Django know of every language, to be read at each start.

Babel keeps the data of each language it was asked about: asking for all of them would cost every
process a hundred megabytes. Run `python -m scripts.languages` after an upgrade of Babel.
"""

import json
from pathlib import Path

from babel import Locale
from babel.core import UnknownLocaleError
from django.conf.locale import LANG_INFO

FILE = Path(__file__).parent.parent / "locales/known.json"
# Written from right to left, though Babel knows no more of them than their name.
RIGHT_TO_LEFT = {"dv"}

Row = tuple[str, str, str, bool]


def table() -> list[Row]:
    """(code, English name, own name, right to left) of each, by name: Django's and Babel's."""
    english = Locale("en").languages
    named = {code: info["name"] for code, info in LANG_INFO.items() if "name" in info}
    others = {code: name for code, name in english.items() if len(code) == 2}
    return sorted((_row(code, name) for code, name in (others | named).items()), key=_by_name)


def _by_name(row: Row) -> tuple[str, str]:
    return row[1], row[0]


def _row(code: str, name: str) -> Row:
    locale = _parsed(code)
    if locale is None:
        known = LANG_INFO.get(code, {})
        own = known.get("name_local", name)
        return (
            code,
            name,
            "" if own == name else own,
            code in RIGHT_TO_LEFT or known.get("bidi", False),
        )
    # Django takes Azerbaijani for Arabic script, Babel does not.
    return code, name, locale.get_display_name(locale) or "", locale.text_direction == "rtl"


def _parsed(code: str) -> Locale | None:
    try:
        return Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None


def main() -> None:
    rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in table())
    FILE.write_text(f"[\n{rows}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
