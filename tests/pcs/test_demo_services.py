"""The demo sells the client's own list of services, at the client's own prices."""

from decimal import Decimal

import pytest
from wagtail.models import Locale

from catalogue.models import Photo, Service, ServiceCategory
from catalogue.rules import may_cost
from pcs.demo import content
from pcs.demo.services import add_services
from tests.cms.conftest import picture

LANGUAGES = ("fr", "en", "es")
SPRITE = content.PHOTOS.parents[2] / "core/static/core/icons.svg"


@pytest.fixture
def planted(db, settings, tmp_path, today) -> dict[str, Service]:
    """The services of the demo by name, all with one small picture."""
    settings.MEDIA_ROOT = tmp_path
    languages = {code: Locale.objects.get_or_create(language_code=code)[0] for code in LANGUAGES}
    photo: Photo = picture()
    add_services(languages, dict.fromkeys([row.file for row in content.photos()], photo))
    return {service.name: service for service in Service.objects.on_sale(today)}


@pytest.mark.requirement("C-02")
def test_the_twelve_families_are_there_in_three_languages(planted):
    assert list(ServiceCategory.objects.sources().values_list("name", flat=True)) == [
        "Accueil et départ",
        "Ménage",
        "Annonces, photos et voyageurs",
        "Contact 24 h/24, 7 j/7",
        "Optimisation des tarifs",
        "Linge de maison",
        "Travaux d'entretien",
        "Petite maintenance et dépannages",
        "Changement des ampoules",
        "Petits travaux de plomberie",
        "Réparation du mobilier",
        "Transport de et vers l'aéroport",
    ]
    assert ServiceCategory.objects.count() == 12 * len(LANGUAGES)
    assert all(category.services.exists() for category in ServiceCategory.objects.sources())


@pytest.mark.parametrize(
    ("name", "basis", "amount"),
    [
        pytest.param(*row, marks=pytest.mark.requirement(requirement), id=requirement)
        for requirement, row in {
            "A4-1": ("Photos professionnelles", "fixed", "180"),
            "A4-2": ("Conseils décoration", "fixed", "50"),
            "A4-3": ("Plan 3D", "from", "60"),
            "A4-4": ("Shopping liste", "from", "50"),
            "A4-5": ("Suivi de chantier", "from", "100"),
        }.items()
    ],
)
def test_the_client_s_examples_cost_what_the_client_says(planted, name, basis, amount):
    price = planted[name].price

    assert (price.basis, price.amount) == (basis, Decimal(amount))
    assert not may_cost(price.tariff, Decimal(amount) - Decimal("0.01"))
    assert may_cost(price.tariff, Decimal(amount) + 1) is (basis == "from")


def test_every_service_is_told_in_three_languages(planted):
    assert Service.objects.presented().count() == len(planted) * len(LANGUAGES)
    for row in content.services():
        assert set(row.texts) == set(LANGUAGES)
        for text in row.texts.values():
            assert text.name and text.summary and text.description and text.included
        assert len({text.summary for text in row.texts.values()}) == 3


def test_every_kind_of_price_and_of_customer_is_there(planted):
    bases = {service.price.basis if service.price else "quote" for service in planted.values()}

    assert bases == {"fixed", "from", "per_km", "per_hour", "per_item", "quote"}
    assert {service.audience for service in planted.values()} == {"owner", "traveller", "both"}
    assert any(service.vip for service in planted.values())


def test_every_family_has_a_drawing_of_the_sprite():
    sprite = SPRITE.read_text()

    assert all(f'id="{row.icon}"' in sprite for row in content.service_categories())
