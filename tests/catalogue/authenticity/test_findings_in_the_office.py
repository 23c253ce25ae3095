"""Moderators see both pictures side by side, and say in a note that it is fine."""

import pytest
from django.contrib.auth.models import Group, Permission

from accounts.models import User
from catalogue.authenticity import add_photo, check_home
from catalogue.models import PhotoFinding
from core.models import AuditEntry
from tests.catalogue.authenticity.pictures import room, sent


@pytest.fixture
def found(home, rival_home) -> PhotoFinding:
    add_photo(home, sent(room(1)), None)
    add_photo(rival_home, sent(room(1)), None)
    check_home(rival_home)
    return PhotoFinding.objects.get()


@pytest.fixture
def page(rival_home) -> str:
    return f"/cms/home-photos/of/{rival_home.pk}/"


def member(*permissions: str) -> User:
    user = User.objects.create_user("mod@example.org", "un mot de passe assez long", name="Mona")
    group = Group.objects.create(name="some staff")
    codes = ["access_admin", "view_homephoto", *permissions]
    group.permissions.add(*Permission.objects.filter(codename__in=codes))
    user.groups.add(group)
    return user


@pytest.mark.requirement("M1-O2")
def test_a_moderator_sees_both_pictures_and_settles(client, found, page, home):
    client.force_login(member("view_photofinding", "change_photofinding"))
    text = client.get(page).content.decode()
    assert home.reference in text
    assert text.count("<figure>") == 2

    answer = client.post(
        f"/cms/home-photos/findings/{found.pk}/settle/", {"note": "Vendu en mai.", "next": page}
    )

    assert answer.url == page
    found.refresh_from_db()
    assert found.note == "Vendu en mai."
    assert "Vendu en mai." in client.get(page).content.decode()
    assert AuditEntry.objects.get(verb="settled a finding").details["note"] == "Vendu en mai."


@pytest.mark.parametrize("note", ["", "   ", "x" * 301])
def test_a_finding_is_not_settled_without_a_reason(client, staff, found, note):
    client.force_login(staff)
    client.post(f"/cms/home-photos/findings/{found.pk}/settle/", {"note": note})

    found.refresh_from_db()
    assert found.settled_at is None


def test_others_of_the_staff_neither_see_nor_settle(client, found, page, home):
    client.force_login(member())

    assert home.reference not in client.get(page).content.decode()
    client.post(f"/cms/home-photos/findings/{found.pk}/settle/", {"note": "x"})
    found.refresh_from_db()
    assert found.settled_at is None


def test_a_stranger_settles_nothing(client, found, stranger):
    client.force_login(stranger.user)
    client.post(f"/cms/home-photos/findings/{found.pk}/settle/", {"note": "x"})

    found.refresh_from_db()
    assert found.settled_at is None


def test_the_button_never_leads_elsewhere(client, staff, found, page):
    client.force_login(staff)
    data = {"note": "x", "next": "https://evil.example.org/"}
    answer = client.post(f"/cms/home-photos/findings/{found.pk}/settle/", data)

    assert answer.url == page


def test_the_photos_are_checked_again_on_demand(client, staff, found, page, rival_home):
    PhotoFinding.objects.all().delete()
    client.force_login(staff)

    client.post(f"/cms/home-photos/of/{rival_home.pk}/check/", {"next": page})

    assert PhotoFinding.objects.get().code == "copy"
