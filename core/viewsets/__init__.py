"""What the back-office screens of every app are made of."""

from .chooser import OfficeChooserViewSet
from .columns import MoneyColumn, StateColumn, TextColumn
from .model import OfficeViewSet, ReadOnlyViewSet

__all__ = [
    "MoneyColumn",
    "OfficeChooserViewSet",
    "OfficeViewSet",
    "ReadOnlyViewSet",
    "StateColumn",
    "TextColumn",
]
