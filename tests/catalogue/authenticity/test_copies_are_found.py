"""A photo of another home is recognised, however it was disguised; a person decides."""

import pytest
from django.utils.translation import override
from PIL import ImageEnhance, ImageOps

from catalogue.authenticity import add_photo, check_home, findings_of, settle
from catalogue.models import PhotoFinding
from tests.catalogue.authenticity.pictures import room, sent


def part(picture, left, top, right, bottom):
    width, height = picture.size
    return picture.crop(
        (int(left * width), int(top * height), int(right * width), int(bottom * height))
    )


DISGUISES = {
    "as it is": lambda one: one,
    "small": lambda one: one.resize((640, 427)),
    "bright": lambda one: ImageEnhance.Brightness(one).enhance(1.2),
    "grey": lambda one: one.convert("L").convert("RGB"),
    "mirrored": ImageOps.mirror,
    "5 % cut all around": lambda one: part(one, 0.05, 0.05, 0.95, 0.95),
    "10 % cut on the left": lambda one: part(one, 0.1, 0, 1, 1),
    "15 % cut all around": lambda one: part(one, 0.15, 0.15, 0.85, 0.85),
    "a square": lambda one: part(one, 1 / 6, 0, 5 / 6, 1),
    "mirrored and cut": lambda one: ImageOps.mirror(part(one, 0.1, 0.1, 1, 1)),
}


def copies(home) -> list[PhotoFinding]:
    return list(PhotoFinding.objects.filter(home_photo__home=home, code="copy"))


@pytest.mark.requirement("M1-O2")
@pytest.mark.parametrize("disguise", DISGUISES)
@pytest.mark.parametrize("number", [1, 2])
def test_a_photo_of_another_home_is_recognised(disguise, number, home, rival_home):
    known = add_photo(home, sent(room(number)), None)
    add_photo(home, sent(room(number + 50)), None)
    add_photo(rival_home, sent(DISGUISES[disguise](room(number)), quality=70), None)

    check_home(rival_home)

    (found,) = copies(rival_home)
    assert found.severity >= PhotoFinding.Severity.DOUBT
    assert found.evidence["home"] == home.reference
    assert found.evidence["photo"] == known.photo_id


def test_rooms_that_only_resemble_are_left_alone(home, rival_home):
    for number in range(1, 13):
        add_photo(home, sent(room(number)), None)
    for number in range(101, 109):
        add_photo(rival_home, sent(room(number)), None)

    check_home(rival_home)

    assert not copies(rival_home)


def test_the_very_file_is_called_so(home, rival_home):
    add_photo(home, sent(room(3)), None)
    add_photo(rival_home, sent(room(3)), None)

    check_home(rival_home)

    (found,) = copies(rival_home)
    assert found.evidence["how"] == "file"
    assert found.severity == PhotoFinding.Severity.ALARM


def test_a_part_may_also_be_what_was_there_first(home, rival_home):
    add_photo(home, sent(part(room(4), 0.1, 0.1, 0.9, 0.9)), None)
    add_photo(rival_home, sent(room(4)), None)

    check_home(rival_home)

    assert copies(rival_home)[0].evidence["how"] == "part"


def test_the_one_who_had_it_first_is_not_accused(home, rival_home):
    add_photo(home, sent(room(5)), None)
    add_photo(rival_home, sent(room(5)), None)

    check_home(home)

    (found,) = copies(home)
    assert found.severity == PhotoFinding.Severity.INFO
    with override("en"):
        assert "first" in findings_of(home)[0].text


def test_an_owner_may_show_a_picture_for_two_homes(home, other_home):
    add_photo(home, sent(room(6)), None)
    add_photo(other_home, sent(room(6)), None)

    check_home(other_home)

    (found,) = PhotoFinding.objects.filter(code="own_home")
    assert found.severity == PhotoFinding.Severity.INFO


def test_a_picture_sent_twice_is_said_once(home):
    for _ in range(2):
        add_photo(home, sent(room(7)), None)

    check_home(home)

    (found,) = PhotoFinding.objects.filter(code="twice")
    assert found.home_photo.sort_order == 1


def test_a_picture_with_a_licence_may_be_shown_by_many(home, rival_home):
    add_photo(home, sent(room(8)), None)
    other = add_photo(rival_home, sent(room(8)), None)
    other.photo.licence = "CC BY 4.0"
    other.photo.save()

    check_home(rival_home)

    assert not copies(rival_home)


@pytest.mark.requirement("M1-O2")
def test_owners_are_told_gently_and_about_nobody_else(home, rival_home):
    add_photo(home, sent(room(9)), None)
    add_photo(rival_home, sent(room(9)), None)
    check_home(rival_home)

    (advice,) = findings_of(rival_home)

    assert advice.advice
    for secret in (home.reference, home.street, home.owner.user.name):
        assert secret not in advice.advice
    assert home.reference in advice.text


def test_checking_again_writes_nothing_twice_and_keeps_what_was_settled(home, rival_home, staff):
    add_photo(home, sent(room(12)), None)
    add_photo(rival_home, sent(room(12)), None)
    check_home(rival_home)
    settle(copies(rival_home)[0], "The owner sold the home.", staff)

    check_home(rival_home)

    (found,) = copies(rival_home)
    assert (found.note, found.settled_by) == ("The owner sold the home.", staff)
    assert [one.settled for one in findings_of(rival_home)] == [True]


def test_a_finding_that_is_no_longer_true_goes(home, rival_home):
    first = add_photo(home, sent(room(11)), None)
    add_photo(rival_home, sent(room(11)), None)
    check_home(rival_home)

    first.delete()
    check_home(rival_home)

    assert not copies(rival_home)


def test_findings_never_stop_a_home(home, rival_home):
    add_photo(home, sent(room(12)), None)
    add_photo(rival_home, sent(room(12)), None)
    before = rival_home.state

    check_home(rival_home)

    rival_home.refresh_from_db()
    assert rival_home.state == before
