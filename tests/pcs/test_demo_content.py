"""The demo's data files keep what their README promises."""

import json
from collections import Counter

import pytest
from PIL import Image

from pcs.demo import content

LANGUAGES = {"fr", "en", "es"}
NEAR = 0.03  # degrees: about three kilometres


def test_there_are_six_homes_in_each_of_ten_places():
    homes = Counter(home.agency for home in content.homes())

    assert set(homes) == {agency.slug for agency in content.agencies()}
    assert set(homes.values()) == {6}


def test_references_and_registration_numbers_are_unique():
    homes = content.homes()

    assert len({home.reference for home in homes}) == 60
    assert len({home.registration_number for home in homes}) == 60


def test_a_registration_number_starts_with_the_code_of_its_place():
    for home in content.homes():
        paris = home.commune == "75056"
        code = f"751{home.postcode[-2:]}" if paris else home.commune
        assert home.registration_number.startswith(code), home.reference
        assert len(home.registration_number) == 13


def test_every_home_lies_near_its_agency():
    agencies = {agency.slug: agency for agency in content.agencies()}

    for home in content.homes():
        agency = agencies[home.agency]
        assert abs(home.latitude - agency.latitude) < NEAR, home.reference
        assert abs(home.longitude - agency.longitude) < NEAR, home.reference
        assert home.commune == agency.commune


def test_no_two_homes_stand_on_the_same_spot():
    spots = {(home.latitude, home.longitude) for home in content.homes()}

    assert len(spots) == 60


def test_prices_are_positive_and_follow_the_seasons():
    for home in content.homes():
        assert 0 < home.low_night < home.night < home.high_night, home.reference
        assert home.low_night < home.low_weekend
        assert home.night < home.weekend
        assert home.high_night < home.high_weekend
        assert home.cleaning_fee > 0


def test_homes_name_known_amenities_and_owners():
    known = {amenity.code for amenity in content.amenities()}
    owners = {person.email for person in content.people() if person.role == "owner"}

    for home in content.homes():
        assert set(home.amenities) <= known
        assert home.owner in owners
    assert {home.owner for home in content.homes()} == owners


def test_nobody_has_two_primary_residences():
    owners = [home.owner for home in content.homes() if home.primary_residence]

    assert len(owners) == len(set(owners))


def test_someone_lives_where_a_room_is_let():
    rooms = [home for home in content.homes() if home.rental_kind == "private_room"]

    assert all(home.primary_residence for home in rooms)


@pytest.mark.parametrize("home", content.homes(), ids=lambda home: home.reference)
def test_every_home_is_presented_in_three_languages(home):
    texts = content.listing(home.reference)

    assert set(texts) == LANGUAGES
    for text in texts.values():
        assert 0 < len(text.title) <= 90
        assert 0 < len(text.summary) <= 240
        assert len(text.description.split("\n\n")) >= 2
        assert text.house_rules
    assert len({text.description for text in texts.values()}) == 3


def test_every_home_has_at_least_four_pictures_and_its_own_cover():
    albums = content.home_photos()
    known = {photo.file for photo in content.photos()}

    assert set(albums) == {home.reference for home in content.homes()}
    for files in albums.values():
        assert len(files) >= 4
        assert len(files) == len(set(files))
        assert set(files) <= known
    assert len({files[0] for files in albums.values()}) == 60


def test_every_picture_is_there_and_described():
    for photo in content.photos():
        with Image.open(content.PHOTOS / photo.file) as image:
            assert image.size == (photo.width, photo.height)
        assert set(photo.alt) == LANGUAGES
        assert all(photo.alt.values())
        assert photo.credit
        assert photo.licence
        assert 0 <= photo.focal_x <= 1
        assert 0 <= photo.focal_y <= 1


def test_no_picture_is_left_over():
    files = {path.name for path in content.PHOTOS.glob("*.jpg")}

    assert files == {photo.file for photo in content.photos()}


def test_pages_name_pictures_that_exist():
    known = {photo.file: photo for photo in content.photos()}
    roles = json.loads((content.HERE / "pages" / "pictures.json").read_text())

    assert set(roles.values()) <= set(known)
    for files in content.heroes().values():
        assert all(known[file].width >= 1920 for file in files)


def test_tariffs_of_the_tourist_tax_are_complete():
    for row in content.tourist_tax():
        percent = row.mode == "percent"
        assert (row.percent is not None and row.cap is not None) is percent
        assert (row.base_tariff is not None) is not percent
        assert row.status in {"sourced", "computed_unverified"}
        assert row.source


def test_only_the_night_cap_of_paris_is_verified():
    verified = {(row.commune, row.night_cap) for row in content.letting_rules() if row.verified}

    assert verified == {("75056", 90)}


def test_every_role_has_someone_to_log_in_as():
    roles = Counter(person.role for person in content.people())

    assert roles["owner"] == 12
    assert roles["traveller"] == 24
    assert roles["agency"] == 3
    for role in ("admin", "marketing", "moderator", "accountant", "support"):
        assert roles[role] == 1
    assert all(
        person.email.split("@")[1].startswith(("pcs.ex", "example.")) for person in content.people()
    )


def test_every_amenity_has_an_icon_of_the_sprite():
    sprite = (content.PHOTOS.parents[2] / "core/static/core/icons.svg").read_text()
    assert all(f'id="{amenity.icon}"' in sprite for amenity in content.amenities())
