import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.images.tests.utils import get_test_image_file

from accounts.models import User
from catalogue.models import Home, HomePhoto, Photo
from catalogue.services import submit_home
from core import outbox
from tests.conftest import PASSWORD
from tests.mandates import give_mandate
from workflows.models import PropertyValidation

DESK = ("view_propertyvalidation", "decide_propertyvalidation")


def make_staff(name: str, *codenames: str, group: str = "") -> User:
    user = User.objects.create_user(
        f"{name.lower()}@example.org", PASSWORD, name=name, is_staff=True
    )
    user.user_permissions.set(Permission.objects.filter(codename__in=[*codenames, "access_admin"]))
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user


@pytest.fixture
def moderator(db) -> User:
    return make_staff("Mona", *DESK)


@pytest.fixture
def other_moderator(db) -> User:
    return make_staff("Milo", *DESK)


@pytest.fixture
def photo(db, settings, tmp_path) -> Photo:
    settings.MEDIA_ROOT = tmp_path
    return Photo.objects.create(title="Salon", file=get_test_image_file())


@pytest.fixture
def ready(home, photo) -> Home:
    """A draft with everything the law and PCS ask for."""
    HomePhoto.objects.create(home=home, photo=photo)
    home.state, home.registration_number = Home.State.DRAFT, "7510412345678"
    home.residence_proof, home.energy_class = "residence/proof.pdf", "C"
    home.save()
    give_mandate(home)
    return home


@pytest.fixture
def submitted(ready, owner) -> Home:
    home = submit_home(ready, owner.user)
    outbox.deliver_due()
    return home


@pytest.fixture
def case(submitted) -> PropertyValidation:
    return submitted.validations.get()
