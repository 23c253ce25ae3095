import pytest

from accounts.models import Owner


@pytest.fixture
def office(client, staff):
    client.force_login(staff)
    return client


def test_someone_with_an_account_becomes_an_owner(traveller, office):
    office.post("/cms/owners/new/", {"email": "ANA.Souza@example.org"})
    assert Owner.objects.get().user == traveller.user


@pytest.mark.parametrize("email", ["nobody@example.org", "no address", "owner@example.org"])
def test_nobody_else_becomes_an_owner(email, owner, office):
    page = office.post("/cms/owners/new/", {"email": email})
    assert page.context["form"].errors["email"]
    assert Owner.objects.count() == 1


def test_people_are_found_by_name_and_by_e_mail(traveller, stranger, office):
    for text in ("souza", "ana.souza@"):
        assert list(office.get("/cms/travellers/", {"q": text}).context["object_list"]) == [
            traveller
        ]
