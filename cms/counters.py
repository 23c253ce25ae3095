"""Fields that count their characters beside the length that search engines show."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminAutoHeightTextInput


def counting(best: int) -> dict[str, Any]:
    """What cms/counter.js reads of a field."""
    return {
        "data-controller": "counter",
        "data-counter-best-value": best,
        "data-counter-words-value": _("{count} characters; search engines show about {best}."),
    }


class CountedInput(forms.TextInput):
    def __init__(self, best: int) -> None:
        super().__init__(counting(best))


class CountedText(AdminAutoHeightTextInput):
    """Two controllers on one element: Wagtail's grows the field, ours counts."""

    def __init__(self, best: int) -> None:
        super().__init__(counting(best) | {"data-controller": "counter w-autosize"})
