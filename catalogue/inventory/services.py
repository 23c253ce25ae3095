"""Changes to a home's list of rooms and things."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import translation

from ..models import Home, Room, RoomItem
from ..order import next_place
from .usual import things, usual_rooms

MOST_ROOMS = 40
MOST_ITEMS = 80


@transaction.atomic
def fill_from_template(home: Home) -> bool:
    """Write the usual list of such a home, in its owner's language; never over one it has."""
    Home.objects.select_for_update().get(pk=home.pk)
    if home.rooms.exists():
        return False
    with translation.override(home.owner.user.reads):
        rooms = usual_rooms(home.kind, home.bedrooms, home.bathrooms, home.capacity)
        for order, (name, names) in enumerate(rooms):
            room = Room.objects.create(home=home, name=name, sort_order=order)
            RoomItem.objects.bulk_create(RoomItem(room=room, **one) for one in things(names))
    return True


def add_room(home: Home, name: str) -> Room:
    """A room at the end of the list."""
    place = next_place(home.rooms.all())
    room: Room = Room.objects.create(home=home, name=name, sort_order=place)
    return room


@transaction.atomic
def move_room(room: Room, steps: int) -> None:
    """Move a room up (-1) or down (1) among those of its home."""
    _move(room.home.rooms.order_by("sort_order", "id"), room, steps)


@transaction.atomic
def move_item(item: RoomItem, steps: int) -> None:
    """Move a thing up (-1) or down (1) among those of its room."""
    _move(RoomItem.objects.filter(room=item.room_id), item, steps)


def _move(siblings: QuerySet, moved: Room | RoomItem, steps: int) -> None:
    rows = list(siblings.select_for_update())
    place = rows.index(moved)
    rows.insert(max(0, place + steps), rows.pop(place))
    for order, row in enumerate(rows):
        row.sort_order = order
    siblings.model.objects.bulk_update(rows, ["sort_order"])
