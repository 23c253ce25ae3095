"""What homes usually hold, by kind and size: a list to start from."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

Thing = tuple[str, int]  # its name, and how many

HOUSES = {"house", "villa"}


def usual_rooms(
    kind: str, bedrooms: int, bathrooms: int, capacity: int
) -> Iterator[tuple[str, Sequence[Thing]]]:
    """Rooms with their things, in the language that is active."""
    yield _("Entrance"), _entrance()
    if bedrooms == 0:
        yield _("Main room"), [*_living(capacity), *_bed()]
    else:
        yield _("Living room"), _living(capacity)
    yield pgettext("room", "Kitchen"), _kitchen(capacity)
    for name in _numbered(_("Bedroom"), bedrooms):
        yield name, [*_bed(), (_("Wardrobe"), 1), (_("Curtains"), 2)]
    for name in _numbered(_("Bathroom"), bathrooms):
        yield name, _bathroom(capacity)
    if kind in HOUSES:
        yield _("Outside"), [(_("Garden table"), 1), (_("Garden chairs"), capacity)]


def _numbered(name: str, count: int) -> Iterator[str]:
    return (f"{name} {number}" if count > 1 else name for number in range(1, count + 1))


def _entrance() -> list[Thing]:
    return [
        (_("Front door and lock"), 1),
        (_("Walls, floor and ceiling"), 1),
        (_("Coat stand"), 1),
        (_("Smoke detector"), 1),
    ]


def _living(capacity: int) -> list[Thing]:
    return [
        (_("Walls, floor and ceiling"), 1),
        (_("Sofa"), 1),
        (_("Table"), 1),
        (_("Chairs"), capacity),
        (_("Television and remote control"), 1),
        (_("Lamps"), 2),
        (_("Internet box"), 1),
    ]


def _kitchen(capacity: int) -> list[Thing]:
    return [
        (_("Worktop and sink"), 1),
        (_("Hob"), 1),
        (_("Oven or microwave"), 1),
        (_("Refrigerator"), 1),
        (_("Kettle"), 1),
        (_("Coffee machine"), 1),
        (_("Plates"), 2 * capacity),
        (_("Glasses"), 2 * capacity),
        (_("Sets of cutlery"), 2 * capacity),
        (_("Pans and pots"), 4),
    ]


def _bed() -> list[Thing]:
    return [
        (_("Bed and mattress"), 1),
        (_("Duvet"), 1),
        (_("Pillows"), 2),
        (_("Sets of bed linen"), 2),
        (_("Bedside lamps"), 2),
    ]


def _bathroom(capacity: int) -> list[Thing]:
    return [
        (_("Basin and mirror"), 1),
        (_("Shower or bath"), 1),
        (_("Toilet"), 1),
        (_("Towels"), 2 * capacity),
        (_("Hair dryer"), 1),
    ]


def things(names: Sequence[Thing]) -> list[dict[str, Any]]:
    """The fields of each thing, in order."""
    return [
        {"name": name, "quantity": quantity, "sort_order": order}
        for order, (name, quantity) in enumerate(names)
    ]
