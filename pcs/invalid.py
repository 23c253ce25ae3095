"""What is wrong with a value sent to the API, in the reader's words rather than the library's."""

from typing import Any

from django.utils.translation import gettext as _


def sentence(error: dict[str, Any]) -> str:
    """One error as pydantic lists them: what it is about first, then its figures."""
    if "type" not in error:  # raised by our own searches, in the reader's words already
        return str(error["msg"])
    kind, figures = str(error["type"]), error.get("ctx", {})
    if kind == "value_error":  # raised by our own schemas, in the reader's words already
        return str(figures["error"])
    bounds = _bounds(kind, figures)
    return bounds or _of_type(kind)


def _of_type(kind: str) -> str:
    if kind == "missing":
        return _("This value is missing.")
    if kind.startswith("int"):
        return _("Write a whole number.")
    if kind.startswith(("float", "decimal", "finite")):
        return _("Write a number.")
    if kind.startswith(("date", "time")):
        return _("Write a day as 2026-06-12.")
    if kind.startswith("bool"):
        return _("Write true or false.")
    if kind.startswith("string"):
        return _("Write a text.")
    return _("This value is not valid.")


def _bounds(kind: str, figures: dict[str, Any]) -> str:
    if kind in {"greater_than_equal", "greater_than"}:
        least = figures.get("ge", figures.get("gt"))
        words = (
            _("Write at least %(least)s.") if "ge" in figures else _("Write more than %(least)s.")
        )
        return words % {"least": least}
    if kind in {"less_than_equal", "less_than"}:
        most = figures.get("le", figures.get("lt"))
        words = _("Write at most %(most)s.") if "le" in figures else _("Write less than %(most)s.")
        return words % {"most": most}
    if kind == "string_too_long":
        return _("Write at most %(most)s characters.") % {"most": figures["max_length"]}
    if kind == "string_too_short":
        return _("Write at least %(least)s characters.") % {"least": figures["min_length"]}
    if kind in {"enum", "literal_error"}:
        return _("Choose one of: %(choices)s.") % {"choices": figures["expected"]}
    return ""
