"""Every page of an owner's space is nobody else's."""

import pytest

from accounts.models import Owner, User
from bookings.interventions.services import add_photo
from bookings.models import Block, MessageFile
from bookings.services import block_nights
from bookings.threads.services import start_thread
from tests.bookings.visits import ask, pdf, picture

PAGES = [
    "homes/{home}/calendar/",
    "homes/{home}/calendar/{block}/",
    "homes/{home}/calendar/{block}/remove/",
    "interventions/{visit}/",
    "interventions/{visit}/sheet.pdf",
    "interventions/{visit}/photos/{photo}/",
    "interventions/approvals/{approval}/",
    "interventions/approvals/{approval}/photo/",
    "interventions/approvals/{approval}/quote/",
    "messages/{thread}/",
    "messages/files/{file}/",
]
LISTS = ["calendar/", "interventions/", "messages/", "messages/new/"]


@pytest.fixture
def things(home, visit, staff, owner, arrival) -> dict[str, object]:
    block = block_nights(home, arrival, arrival.replace(day=28), Block.Kind.CLOSED, None)
    approval = ask(visit, staff, photo=picture(), quote=pdf())
    photo = add_photo(visit, picture(), "", staff)
    thread = start_thread(owner, "Bonjour", "La clé du grenier", owner.user, home, [pdf()])
    return {
        "home": home.reference,
        "block": block.pk,
        "visit": visit.pk,
        "photo": photo.pk,
        "approval": approval.pk,
        "thread": thread.pk,
        "file": MessageFile.objects.get().pk,
    }


@pytest.fixture
def other_owner(db) -> Owner:
    user = User.objects.create_user("other@example.org", "x", name="Paul Autre")
    return Owner.objects.create(user=user)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_for_its_owner_and_for_no_other(
    page, things, owner, other_owner, traveller, client
):
    url = "/fr/owner/" + page.format(**things)
    for method in (client.get, client.post):
        assert method(url).status_code == 302  # to the login
    client.force_login(other_owner.user)
    for method in (client.get, client.post):
        assert method(url).status_code in (404, 405)
    assert client.get(url).status_code == 404
    client.force_login(traveller.user)
    assert client.get(url).status_code == 404
    client.force_login(owner.user)
    assert client.get(url).status_code == 200


@pytest.mark.parametrize("page", LISTS)
@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_lists_show_ones_own_alone_and_say_what_to_do_when_empty(
    page, language, things, other_owner, client
):
    client.force_login(other_owner.user)
    content = client.get(f"/{language}/owner/{page}").content.decode()
    assert "12 rue des Rosiers" not in content and "La clé du grenier" not in content


@pytest.mark.parametrize("page", LISTS)
def test_lists_open_for_their_owner(page, things, owner, client):
    client.force_login(owner.user)
    assert client.get(f"/fr/owner/{page}").status_code == 200


def test_support_without_permission_sees_no_private_file(things, client, db):
    user = User.objects.create_user("s@example.org", "x", is_staff=True)
    client.force_login(user)
    for url in (
        f"/cms/interventions/{things['visit']}/",
        f"/cms/interventions/photos/{things['photo']}/",
        f"/cms/interventions/approvals/{things['approval']}/quote/",
        f"/cms/conversations/{things['thread']}/",
        f"/cms/conversations/files/{things['file']}/",
    ):
        assert client.get(url).status_code in (302, 403)
