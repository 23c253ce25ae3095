import pytest
from django.test import Client

from accounts.models import Owner, User
from catalogue.models import Home, Listing
from tests.conftest import PASSWORD


@pytest.fixture
def as_owner(client: Client, owner: Owner, settings, tmp_path) -> Client:
    settings.MEDIA_ROOT = tmp_path / "media"
    client.force_login(owner.user)
    return client


@pytest.fixture
def neighbour(db) -> Owner:
    """Another owner, who has nothing to do with the home."""
    user = User.objects.create_user("voisin@example.org", PASSWORD, name="Paul Voisin")
    return Owner.objects.create(user=user)


@pytest.fixture
def draft(home: Home) -> Home:
    """The home as it is before anybody looked at it: priced, not described, not photographed."""
    Listing.objects.filter(home=home).delete()
    home.state = Home.State.DRAFT
    home.save()
    return home


def address(home: Home, page: str = "") -> str:
    return f"/fr/owner/homes/{home.reference}/{page}"
