"""Inventory reports on paper. They belong to bookings, which is below the engine: it tells
through a signal that a report is sealed, and its paper is written here."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from bookings.inventory.rules import SIGNATURE_BOX
from bookings.inventory.showing import Thing, everything_in
from bookings.models import InventoryReport, Signature

from . import pictures
from .engine import render_for


def render_inventory(report: InventoryReport) -> bytes:
    """The PDF of a sealed report."""
    context = partial(_context, report)
    return render_for(report.language, "billing/pdf/inventory.html", context, report.sealed_at)


@dataclass(frozen=True)
class Row:
    """A thing with its photos, on exit those of the entry too."""

    thing: Thing
    photos: list[str]
    photos_before: list[str]


@dataclass(frozen=True)
class Signed:
    signature: Signature
    drawing: str


def _context(report: InventoryReport, language: str) -> dict[str, Any]:
    context = everything_in(report)
    rooms = [(room, [_row(thing) for thing in room.things]) for room in context["rooms"]]
    return context | {
        "rooms": rooms,
        "signed": [_signed(signature) for signature in report.signatures.all()],
        "owner": report.stay.home.owner.user.get_full_name(),
        "traveller": report.stay.traveller.user.get_full_name(),
    }


def _row(thing: Thing) -> Row:
    before = _photos(thing.before) if thing.before and thing.lost else []
    return Row(thing, _photos(thing.line), before)


def _photos(line: Any) -> list[str]:
    drawn = []
    for photo in line.photos.all():
        with photo.image.open() as file:
            drawn.append(pictures.small_photo(file))
    return drawn


def _signed(signature: Signature) -> Signed:
    drawing = pictures.signature(signature.strokes, SIGNATURE_BOX) if signature.strokes else ""
    return Signed(signature, drawing)
