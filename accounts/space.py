"""The owner's space: its sections, and what waits for the owner, as the apps above declare them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache

from .models import Owner


@dataclass(frozen=True)
class Section:
    """One entry of the space's menu; the lowest order comes first."""

    name: str
    label: Any
    icon: str
    url_name: str
    order: int
    # How much of it waits to be seen by an owner.
    count: Callable[[Owner], int] | None = None

    @property
    def url(self) -> str:
        return reverse(self.url_name)


@dataclass(frozen=True)
class Need:
    """Something that waits for the owner, and where it is done."""

    text: str
    url: str
    urgent: bool = False


Finder = Callable[[Owner], Iterable[Need]]
_sections: dict[str, Section] = {}
_finders: dict[str, Finder] = {}


def section(
    name: str,
    label: Any,
    icon: str,
    url_name: str,
    order: int,
    count: Callable[[Owner], int] | None = None,
) -> None:
    """Add an entry to the menu of every owner's space."""
    _sections[name] = Section(name, label, icon, url_name, order, count)


def sections() -> list[Section]:
    return sorted(_sections.values(), key=lambda one: one.order)


def need(finder: Finder) -> Finder:
    """Register a function that finds what waits for an owner."""
    _finders[f"{finder.__module__}.{finder.__qualname__}"] = finder
    return finder


def needs_of(owner: Owner) -> list[Need]:
    """All that waits for an owner, the urgent first."""
    found = [one for finder in _finders.values() for one in finder(owner)]
    return sorted(found, key=lambda one: not one.urgent)


class OwnerRequest(HttpRequest):
    """A request of an owner, as `for_owners` hands it on."""

    owner: Owner


def for_owners(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let owners in, as `request.owner`; others who are logged in find nothing."""

    @never_cache  # nothing of it may be read on the same machine after logging out
    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        owner: Owner | None = getattr(request.user, "owner", None)  # where the menus look too
        if owner is None:
            raise Http404
        asked = cast(OwnerRequest, request)
        asked.owner = owner
        return view(asked, *args, **kwargs)

    return guarded
