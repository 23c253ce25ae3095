import pytest

from bookings.inventory.errors import LineChanged, ReportClosed
from bookings.inventory.services import Answer, save_line
from bookings.models import ReportLine

from .conftest import seal


@pytest.fixture
def line(entry) -> ReportLine:
    return entry.lines.first()


def posted(line, **changes) -> dict:
    values = {
        "version": line.version,
        "condition": line.condition,
        "quantity": line.quantity,
        "note": line.note,
    }
    return {f"line-{line.pk}-{name}": value for name, value in (values | changes).items()}


def test_a_line_is_saved_as_soon_as_it_is_touched(line, phone):
    answer = phone.post(f"/fr/inventory/lines/{line.pk}/", posted(line, condition="worn"))

    line.refresh_from_db()
    assert (line.condition, line.version) == ("worn", 1)
    assert line.checked_at
    assert answer["X-Line"] == str(line.pk)


def test_a_post_sent_again_changes_nothing(line, agent):
    answer = Answer(1, "damaged", "rayée")
    first = save_line(line.pk, 0, answer, agent)

    assert save_line(line.pk, 0, answer, agent).version == first.version == 1


def test_two_phones_do_not_overwrite_each_other_unseen(line, agent, phone):
    save_line(line.pk, 0, Answer(1, "damaged"), agent)

    with pytest.raises(LineChanged):
        save_line(line.pk, 0, Answer(1, "new"), agent)

    answer = phone.post(f"/en/inventory/lines/{line.pk}/", posted(line, condition="new"))
    line.refresh_from_db()
    assert "Somebody else wrote meanwhile: Damaged" in answer.text
    assert line.condition == "damaged"
    phone.post(f"/en/inventory/lines/{line.pk}/", posted(line, condition="new"))
    line.refresh_from_db()
    assert line.condition == "new"


def test_a_whole_room_is_saved_without_scripts_and_leads_to_the_next(entry, phone):
    room = entry.lines.filter(room_number=1)
    data = {name: value for line in room for name, value in posted(line).items()}

    answer = phone.post(f"/fr/inventory/{entry.pk}/rooms/1/", data)

    assert answer.url == f"/fr/inventory/{entry.pk}/rooms/2/"
    assert not room.filter(checked_at=None).exists()
    assert "1 of" in phone.get(f"/en/inventory/{entry.pk}/").text


@pytest.mark.parametrize(
    "wrong",
    [{"quantity": -1}, {"quantity": 5000}, {"quantity": "two"}, {"condition": "splendid"}],
)
def test_nonsense_is_refused_beside_its_field(entry, line, phone, wrong):
    data = {
        name: value
        for one in entry.lines.filter(room_number=1)
        for name, value in posted(one).items()
    } | posted(line, **wrong)

    answer = phone.post(f"/fr/inventory/{entry.pk}/rooms/1/", data)

    line.refresh_from_db()
    assert answer.status_code == 422
    assert "field__error" in answer.text
    assert line.checked_at is None


def test_a_thing_that_is_not_in_the_list_is_added_once(entry, phone):
    data = {"item": "Parapluie", "quantity": 2, "condition": "good"}
    for _ in range(2):
        answer = phone.post(f"/fr/inventory/{entry.pk}/rooms/1/add/", data)

    made = entry.lines.get(item="Parapluie")
    assert answer.url.endswith(f"#line-{made.pk}")
    assert (made.quantity, made.room_number) == (2, 1)


HANDOVER = {
    "meters-TOTAL_FORMS": 1,
    "meters-INITIAL_FORMS": 0,
    "meters-0-kind": "electricity",
    "meters-0-number": "E-77",
    "meters-0-reading": "1200.5",
    "keys-TOTAL_FORMS": 2,
    "keys-INITIAL_FORMS": 0,
    "keys-0-label": "Porte",
    "keys-0-handed": 2,
    "keys-1-label": "",
    "keys-1-handed": 1,
    "remarks": "Tout va bien",
}


def test_meters_and_keys_sent_twice_are_there_once(entry, phone):
    for _ in range(2):
        answer = phone.post(f"/fr/inventory/{entry.pk}/handover/", HANDOVER)

    entry.refresh_from_db()
    assert answer.status_code == 302
    assert [str(meter.reading) for meter in entry.meters.all()] == ["1200.500"]
    assert [(key.label, key.handed) for key in entry.keys.all()] == [("Porte", 2)]
    assert entry.remarks == "Tout va bien"


def test_meters_and_keys_are_renamed_and_removed(entry, phone):
    phone.post(f"/fr/inventory/{entry.pk}/handover/", HANDOVER)
    changed = HANDOVER | {
        "meters-INITIAL_FORMS": 1,
        "meters-0-DELETE": "on",
        "keys-INITIAL_FORMS": 1,
        "keys-0-label": "Porte du bas",
    }

    phone.post(f"/fr/inventory/{entry.pk}/handover/", changed)

    assert not entry.meters.exists()
    assert [key.label for key in entry.keys.all()] == ["Porte du bas"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"meters-0-reading": "-4"},
        {"meters-0-kind": "sundial"},
        {"keys-0-handed": "-1"},
        {"keys-0-handed": "900"},
        {"keys-1-label": "Porte"},  # twice the same
    ],
)
def test_odd_meters_and_keys_are_refused_in_words(entry, phone, wrong):
    answer = phone.post(f"/fr/inventory/{entry.pk}/handover/", HANDOVER | wrong)

    assert answer.status_code == 422
    assert "field__error" in answer.text
    assert not entry.keys.exists()


def test_nothing_changes_once_a_report_is_sealed(entry, agent, phone):
    seal(entry, agent)
    line = entry.lines.first()

    with pytest.raises(ReportClosed):
        save_line(line.pk, line.version, Answer(9, "new"), agent)
    answer = phone.post(f"/en/inventory/lines/{line.pk}/", posted(line, quantity=9))
    assert "this report is signed" in answer.text
    answer = phone.post(f"/en/inventory/{entry.pk}/handover/", HANDOVER, follow=True)
    assert "Nothing was changed" in answer.text


@pytest.mark.parametrize("path", ["", "rooms/1/", "handover/", "sign/agent/", "deposit/"])
def test_only_who_may_fill_reports_finds_them(entry, client, path):
    address = f"/fr/inventory/{entry.pk}/{path}"
    assert client.get(address).status_code == 302

    for user in (entry.stay.traveller.user, entry.stay.home.owner.user):
        client.force_login(user)
        assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "path", ["99999/", "99999/rooms/1/", "lines/99999/", "photos/99999/", "99999/deposit/"]
)
def test_a_report_that_is_not_there_is_not_found(phone, path):
    post = path.startswith("lines")
    answer = (phone.post if post else phone.get)(f"/fr/inventory/{path}")
    assert answer.status_code == 404


def test_a_room_that_is_not_there_is_not_found(entry, phone):
    assert phone.get(f"/fr/inventory/{entry.pk}/rooms/99/").status_code == 404
    assert phone.post(f"/fr/inventory/{entry.pk}/rooms/99/add/").status_code == 404
