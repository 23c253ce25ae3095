from collections.abc import Callable
from typing import Any

from wagtail.admin.ui.tables import Column

from ..money import format_money


class TextColumn(Column):
    """A column that sorts only where it is told to, so that no list sorts by a slow field."""

    def __init__(self, accessor: str | Callable[[Any], Any], label: Any, **kwargs: Any) -> None:
        name = accessor if isinstance(accessor, str) else accessor.__name__
        super().__init__(name.replace(".", "_"), label=label, accessor=accessor, **kwargs)


class MoneyColumn(TextColumn):
    """Euros as the reader writes them."""

    def get_value(self, instance: Any) -> str | None:
        amount = super().get_value(instance)
        return None if amount is None else format_money(amount)
