from collections.abc import Callable
from copy import copy
from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from PIL import Image
from wagtail.models import Locale

from catalogue.models import Commune, Home, HomePhoto, Listing, Photo, Service, ServiceCategory
from catalogue.photos import prepare
from catalogue.search import Criteria
from tests.conftest import make_home

from .services import make_category, make_service


@pytest.fixture
def many_homes(owner, agency, french, photo) -> Callable[[int], list[Home]]:
    """`many_homes(200)`: as many homes in the Marais, each with a photo."""

    def make(count: int) -> list[Home]:
        first = make_home(owner, agency, french, f"M{Home.objects.count()}")
        homes = [first, *copies(first, count - 1)]
        HomePhoto.objects.bulk_create(HomePhoto(home=home, photo=photo) for home in homes)
        return homes

    return make


def copies(home: Home, count: int) -> list[Home]:
    """The same home again and again, with its price, its fee and its listing."""
    twins = [copy(home) for _ in range(count)]
    for number, twin in enumerate(twins):
        twin.pk, twin.reference, twin.rank = None, f"{home.reference}-{number}", number % 7
    Home.objects.bulk_create(twins)
    for rows in (home.nightly_prices, home.cleaning_fees, home.listings):
        row = rows.get()
        again = [copy(row) for _ in twins]
        for twin, one in zip(twins, again, strict=True):
            one.pk, one.home = None, twin
            if isinstance(one, Listing):
                one.slug, one.translation_key = twin.reference.lower(), uuid4()
        type(row).objects.bulk_create(again)
    return twins


@pytest.fixture
def photo(db, settings, tmp_path) -> Photo:
    settings.MEDIA_ROOT = tmp_path
    picture = ContentFile(b"", "salon.png")
    Image.new("RGB", (60, 40), "teal").save(picture, "PNG")
    photo = Photo(title="Salon", width=60, height=40)
    photo.file.save("salon.png", picture)
    prepare(photo)
    return photo


@pytest.fixture
def nice(db) -> Commune:
    return Commune.objects.create(
        insee="06088", name="Nice", slug="nice", latitude=Decimal("43.7"), longitude=Decimal("7.26")
    )


@pytest.fixture
def three_nights(arrival) -> Criteria:
    return Criteria(arrival=arrival, departure=arrival + timedelta(days=3), adults=2)


@pytest.fixture
def english(db) -> Locale:
    return Locale.objects.get_or_create(language_code="en")[0]


@pytest.fixture
def cleaning(french) -> ServiceCategory:
    return make_category(french, "Ménage", rank=2)


@pytest.fixture
def keys(french) -> ServiceCategory:
    return make_category(french, "Accueil", rank=1)


@pytest.fixture
def spotless(cleaning) -> Service:
    """A service by the hour for owners: 32 € from 2024 on."""
    return make_service(cleaning, "Grand ménage", "32", "per_hour", audience="owner")


@pytest.fixture
def welcome(keys) -> Service:
    """A service at 35 € for everyone."""
    return make_service(keys, "Accueil des voyageurs", "35", duration=45)
