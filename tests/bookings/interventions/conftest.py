import pytest
from django.core.files.storage import storages

from tests.bookings.visits import make_cleaning, make_routine, make_visit


@pytest.fixture(autouse=True)
def private_files(settings, tmp_path):
    """Files that only those whom they concern may read lie where each test leaves nothing."""
    settings.STORAGES = settings.STORAGES | {
        "private": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "private", "base_url": None},
        }
    }
    return storages["private"]


@pytest.fixture
def routine(french):
    return make_routine(french)


@pytest.fixture
def cleaning(french):
    return make_cleaning(french)


@pytest.fixture
def visit(home, cleaning):
    return make_visit(home, cleaning)
