"""The tabs of a home in the owner's space, as this app and those above declare them."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from ..models import Home


@dataclass(frozen=True)
class Tab:
    """One page of a home; its address takes the home's `reference`."""

    name: str
    label: Any
    url_name: str
    order: int

    def url(self, home: Home) -> str:
        return reverse(self.url_name, kwargs={"reference": home.reference})


_tabs: dict[str, Tab] = {}


def tab(name: str, label: Any, url_name: str, order: int) -> None:
    """Add a tab to every home of the owner's space; the lowest order comes first."""
    _tabs[name] = Tab(name, label, url_name, order)


def tabs() -> list[Tab]:
    return sorted(_tabs.values(), key=lambda one: one.order)
