"""What an owner writes of the rooms and things of a home."""

import pytest
from django.test import Client

from accounts.models import Owner
from catalogue.inventory import fill_from_template
from catalogue.inventory.usual import usual_rooms
from catalogue.models import Room, RoomItem


@pytest.fixture
def own(owner) -> Client:
    client = Client()
    client.force_login(owner.user)
    return client


@pytest.fixture
def room(home) -> Room:
    room = Room.objects.create(home=home, name="Salon")
    for order, name in enumerate(("Canapé", "Table")):
        RoomItem.objects.create(room=room, name=name, sort_order=order)
    return room


AT = "/fr/owner/homes/P04-01/inventory/"


def posted(room, *things, **more) -> dict:
    prefix = f"room-{room.pk}"
    data = {f"{prefix}-name": room.name, f"{prefix}-items-INITIAL_FORMS": room.items.count()}
    for place, thing in enumerate(things):
        for name, value in thing.items():
            data[f"{prefix}-items-{place}-{name}"] = value
    return data | {f"{prefix}-items-TOTAL_FORMS": len(things)} | more


def rows(room) -> list[dict]:
    return [
        {"id": item.pk, "name": item.name, "quantity": item.quantity, "condition": item.condition}
        for item in RoomItem.objects.filter(room=room)
    ]


NEW = {"id": "", "name": "Lampe", "quantity": 2, "condition": "new"}


@pytest.mark.requirement("M1-O5")
def test_one_click_writes_the_usual_list_once(own, home):
    assert "usual/" in own.get(AT).text

    own.post(f"{AT}usual/")

    count = RoomItem.objects.filter(room__home=home).count()
    assert home.rooms.count() == 6  # entrance, living room, kitchen, two bedrooms, bathroom
    assert not fill_from_template(home)
    assert RoomItem.objects.filter(room__home=home).count() == count


@pytest.mark.parametrize(
    ("kind", "bedrooms", "bathrooms", "count"),
    [("studio", 0, 1, 4), ("apartment", 1, 1, 5), ("house", 3, 2, 9)],
)
def test_the_usual_list_follows_kind_and_size(kind, bedrooms, bathrooms, count):
    assert len(list(usual_rooms(kind, bedrooms, bathrooms, 4))) == count


def test_things_are_changed_added_removed_and_rooms_renamed(own, room):
    sofa, table = rows(room)
    things = [sofa | {"quantity": 3}, table | {"DELETE": "on"}, NEW]
    data = posted(room, *things) | {f"room-{room.pk}-name": "Grand salon"}

    own.post(f"{AT}rooms/{room.pk}/", data)

    room.refresh_from_db()
    assert room.name == "Grand salon"
    kept = RoomItem.objects.filter(room=room).values_list("name", "quantity")
    assert list(kept) == [("Canapé", 3), ("Lampe", 2)]


def test_things_and_rooms_are_moved(own, home, room):
    other = Room.objects.create(home=home, name="Cuisine", sort_order=1)
    table = RoomItem.objects.get(name="Table")

    own.post(f"{AT}rooms/{room.pk}/", posted(room, *rows(room), item=f"up:{table.pk}"))
    own.post(f"{AT}rooms/{other.pk}/", posted(other) | {"room": "up"})

    assert [item.name for item in RoomItem.objects.filter(room=room)] == ["Table", "Canapé"]
    assert [one.name for one in home.rooms.order_by("sort_order")] == ["Cuisine", "Salon"]


def test_a_room_is_added_at_the_end_and_removed(own, home, room):
    own.post(f"{AT}rooms/", {"name": "Cave"})
    own.post(f"{AT}rooms/{room.pk}/", {"remove": "1"})

    assert [one.name for one in home.rooms.all()] == ["Cave"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"quantity": 0},
        {"quantity": 999},
        {"condition": "missing"},
        {"name": ""},
        {"name": "Table"},  # twice in one room
    ],
)
def test_odd_things_are_refused_in_words(own, room, wrong):
    sofa, table = rows(room)

    answer = own.post(f"{AT}rooms/{room.pk}/", posted(room, sofa | wrong, table))

    assert answer.status_code == 422
    assert "field__error" in answer.text
    assert rows(room) == [sofa, table]


def test_two_rooms_of_a_home_have_two_names(own, room):
    answer = own.post(f"{AT}rooms/", {"name": "salon"})

    assert answer.status_code == 422
    assert room.home.rooms.count() == 1


def test_another_owner_finds_no_list(own, room, stranger):
    Owner.objects.create(user=stranger.user)
    other = Client()
    other.force_login(stranger.user)

    assert other.get(AT).status_code == 404
    assert other.post(f"{AT}usual/").status_code == 404
    assert other.post(f"{AT}rooms/{room.pk}/", {"remove": "1"}).status_code == 404
    assert room.home.rooms.exists()


def test_the_back_office_edits_a_room_with_its_things(room, staff):
    office = Client()
    office.force_login(staff)

    assert "Salon" in office.get("/cms/rooms/").text
    assert "Canapé" in office.get(f"/cms/rooms/edit/{room.pk}/").text
