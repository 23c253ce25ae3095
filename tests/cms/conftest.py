"""The site as it is installed, with one small picture in every frame."""

from io import BytesIO

import pytest
from django.contrib.auth.models import Group
from django.core.cache import caches
from django.core.files.images import ImageFile
from PIL import Image

from accounts.models import User
from catalogue.models import Photo
from cms.models import HomePage
from pcs.demo.site import build_site
from pcs.demo.texts import pictures


def picture() -> Photo:
    file = BytesIO()
    Image.new("RGB", (64, 48), "teal").save(file, "PNG")
    photo = Photo(title="salon", description="Un salon clair")
    photo.file = ImageFile(BytesIO(file.getvalue()), name="salon.png")
    photo.save()
    return photo


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def photo(db, media) -> Photo:
    return picture()


@pytest.fixture
def site(photo) -> HomePage:
    """The French home page of the whole site, without anything remembered from before."""
    for cache in caches.all(initialized_only=True):
        cache.clear()
    build_site(dict.fromkeys(pictures().values(), photo))
    return HomePage.objects.get(locale__language_code="fr")


@pytest.fixture
def marketing(db) -> User:
    user = User.objects.create_user("marketing@example.org", "un mot de passe", name="Mara Kettler")
    user.groups.add(Group.objects.get(name="marketing"))
    return user
