import pytest

from accounts.models import Owner, User
from catalogue.models import Home
from tests.conftest import PASSWORD, make_home


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def rival(db) -> Owner:
    user = User.objects.create_user("rival@example.org", PASSWORD, name="Rita Rivale")
    return Owner.objects.create(user=user)


@pytest.fixture
def rival_home(rival, agency, french) -> Home:
    """A home of somebody else, sent in after the first one."""
    return make_home(rival, agency, french, "P05-09", street="8 rue Monge")
