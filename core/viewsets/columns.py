from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, StatusTagColumn

from ..money import format_money


class TextColumn(Column):
    """A column that sorts only where it is told to, so that no list sorts by a slow field."""

    def __init__(self, accessor: str | Callable[[Any], Any], label: Any, **kwargs: Any) -> None:
        name = accessor if isinstance(accessor, str) else accessor.__name__
        super().__init__(name.replace(".", "_"), label=label, accessor=accessor, **kwargs)


class StateColumn(StatusTagColumn):
    """Where a row stands, in words; the state that is as it should be stands out."""

    def __init__(self, good: str, **kwargs: Any) -> None:
        super().__init__(
            "state",
            label=_("State"),
            accessor="get_state_display",
            primary=lambda row: row.state == good,
            **kwargs,
        )


class MoneyColumn(TextColumn):
    """Euros as the reader writes them."""

    def get_value(self, instance: Any) -> str | None:
        amount = super().get_value(instance)
        return None if amount is None else format_money(amount)
