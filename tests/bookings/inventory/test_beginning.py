import pytest

from bookings.inventory.errors import EntryOpen, NotThisStay
from bookings.inventory.services import begin_report
from bookings.models import InventoryReport
from catalogue.models import Room, RoomItem


@pytest.mark.requirement("X-DOC-04")
def test_an_entry_begins_as_a_copy_of_the_home_s_own_list(home, paid_stay, agent):
    hall = Room.objects.create(home=home, name="Entrée", sort_order=1)
    RoomItem.objects.create(room=hall, name="Porte", quantity=1, condition="worn")

    report = begin_report(paid_stay, "entry", agent)

    line = report.lines.get()
    assert (line.room, line.item, line.condition, line.checked_at) == (
        "Entrée",
        "Porte",
        "worn",
        None,
    )
    hall.delete()
    assert report.lines.get() == line


def test_a_home_without_a_list_gets_the_usual_one(home, entry):
    assert home.rooms.count() == entry.lines.values("room").distinct().count() > 3


def test_a_report_begun_twice_is_one_report(paid_stay, entry, phone):
    again = phone.post(f"/fr/inventory/begin/{paid_stay.reference}/entry/")

    assert again.url == f"/fr/inventory/{entry.pk}/"
    assert InventoryReport.objects.count() == 1


def test_an_exit_begins_as_a_copy_of_the_entry(sealed_entry, leaving):
    pairs = zip(leaving.lines.all(), sealed_entry.lines.all(), strict=True)
    assert all(line.before == before and line.checked_at is None for line, before in pairs)


def test_an_exit_waits_for_its_entry_to_be_sealed(paid_stay, entry, agent, phone):
    with pytest.raises(EntryOpen):
        begin_report(paid_stay, "exit", agent)

    answer = phone.post(f"/en/inventory/begin/{paid_stay.reference}/exit/", follow=True)
    assert "seal the entry report first" in answer.text


def test_without_an_entry_an_exit_compares_with_nothing(paid_stay, agent, phone):
    report = begin_report(paid_stay, "exit", agent)

    assert "difference" not in phone.get(f"/en/inventory/{report.pk}/").text
    assert report.lines.filter(before=None).count() == report.lines.count()


def test_a_stay_that_is_only_held_has_no_report(held_stay, agent, phone):
    with pytest.raises(NotThisStay):
        begin_report(held_stay, "entry", agent)

    answer = phone.post(f"/en/inventory/begin/{held_stay.reference}/entry/", follow=True)
    assert "not confirmed" in answer.text


def test_the_desk_finds_stays_by_name_and_reports_to_finish(paid_stay, entry, phone):
    assert f"/inventory/{entry.pk}/" in phone.get("/en/inventory/").text
    assert "Begin the exit report" in phone.get("/en/inventory/?q=souza").text
    assert "No confirmed stay" in phone.get("/en/inventory/?q=nobody").text
