"""What several previews in the block picker show: pictures, homes and links that exist."""

from typing import Any

from django.utils.translation import gettext as _

from catalogue.models import Home, Photo


def photo(number: int = 0) -> Photo | None:
    """One of the first photographs of the library, if there is one."""
    return Photo.objects.order_by("pk")[number : number + 1].first()


def homes() -> list[Home]:
    return list(Home.objects.filter(state=Home.State.PUBLISHED).order_by("pk")[:6])


def link() -> dict[str, Any]:
    return {"label": _("See the homes"), "page": None, "address": "/homes/"}


def prose() -> str:
    text = _("Someone in the neighbourhood knows each home, and holds its keys.")
    return f"<p>{text}</p>"
