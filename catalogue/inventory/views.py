"""The owner writes down what is in the home, room by room."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.space import for_owners

from ..models import Home, Room, RoomItem
from ..order import next_place
from ..owners.access import own_home
from .forms import Items, RoomForm
from .services import add_room, fill_from_template, move_item, move_room

STEPS = {"up": -1, "down": 1}


@for_owners
@require_safe
def rooms(request: HttpRequest, reference: str) -> HttpResponse:
    return _page(request, own_home(request, reference))


@for_owners
@require_POST
def start(request: HttpRequest, reference: str) -> HttpResponse:
    """The usual list of such a home, by one click."""
    home = own_home(request, reference)
    if fill_from_template(home):
        messages.success(request, _("Here is a usual list: change what differs in your home."))
    return redirect("owner_inventory:rooms", reference)


@for_owners
@require_POST
def add(request: HttpRequest, reference: str) -> HttpResponse:
    home = own_home(request, reference)
    form = RoomForm(request.POST, home=home)
    if not form.is_valid():
        return _page(request, home, new=form)
    room = add_room(home, form.cleaned_data["name"])
    return _back(reference, room)


@for_owners
@require_POST
def save(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """What is written in a room is kept first, then the button pressed does its work."""
    home = own_home(request, reference)
    room = get_object_or_404(home.rooms, pk=pk)
    if "remove" in request.POST:
        room.delete()
        messages.success(request, _("The room is no longer in the list."))
        return redirect("owner_inventory:rooms", reference)
    form, items = _forms(room, request.POST)
    if not (form.is_valid() and items.is_valid()):
        return _page(request, home, shown=(room, form, items))
    _write(form, items)
    if not _moved(request, room):
        messages.success(request, _("“%(room)s” is saved.") % {"room": room.name})
    return _back(reference, room)


@transaction.atomic
def _write(form: RoomForm, items: Any) -> None:
    room = form.save()
    place = next_place(RoomItem.objects.filter(room=room))
    for item in items.save(commit=False):
        if item.pk is None:
            item.sort_order, place = place, place + 1
        item.save()
    for item in items.deleted_objects:
        item.delete()


def _moved(request: HttpRequest, room: Room) -> bool:
    if (way := request.POST.get("room")) in STEPS:
        move_room(room, STEPS[way])
        return True
    way, _colon, number = request.POST.get("item", "").partition(":")
    if way in STEPS and number.isdecimal() and len(number) < 19:
        move_item(get_object_or_404(RoomItem, room=room, pk=number), STEPS[way])
        return True
    return False


def _forms(room: Room, data: Any = None) -> tuple[RoomForm, Any]:
    prefix = f"room-{room.pk}"
    form = RoomForm(data, instance=room, home=room.home, prefix=prefix)
    return form, Items(data, instance=room, prefix=f"{prefix}-items")


def _page(request: HttpRequest, home: Home, shown: Any = None, new: Any = None) -> HttpResponse:
    """All rooms; `shown` are the forms of the one that was refused."""
    rows = []
    for room in home.rooms.order_by("sort_order", "id"):
        rows.append(shown if shown and shown[0].pk == room.pk else (room, *_forms(room)))
    context = {"home": home, "rows": rows, "new": new or RoomForm(home=home)}
    context |= {"section": "homes", "tab": "inventory"}
    status = 422 if shown or new else 200
    return render(request, "catalogue/inventory/rooms.html", context, status=status)


def _back(reference: str, room: Room) -> HttpResponse:
    answer = redirect("owner_inventory:rooms", reference)
    answer["Location"] += f"#room-{room.pk}"
    return answer
