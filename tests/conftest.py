"""People and places that every test knows."""

import socket
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from wagtail.models import Locale

from accounts.models import Owner, Traveller, User
from billing.models import VatRate
from billing.services import book
from bookings.models import Stay
from catalogue.models import (
    Agency,
    CleaningFee,
    Commune,
    Home,
    LettingRule,
    Listing,
    NightlyPrice,
    TouristTaxRate,
)
from catalogue.pricing import Party
from core.network import outside_transaction
from core.pagecache import PublicPageCache
from locales import live
from tests.payments import pay


@pytest.fixture(autouse=True)
def no_network_in_a_transaction(monkeypatch):
    """No call to another service leaves while rows are locked: whichever test tries it fails."""
    connect = socket.socket.connect

    def connect_outside(own: socket.socket, address: object) -> None:
        if own.family != socket.AF_UNIX:
            outside_transaction()
        connect(own, address)

    monkeypatch.setattr(socket.socket, "connect", connect_outside)


@pytest.fixture(autouse=True)
def no_sizes_remembered() -> None:
    """Where the sizes of photos lie is remembered by their number, which each test gives anew."""
    caches["renditions"].clear()


@pytest.fixture(autouse=True)
def languages_as_migrated() -> None:
    """A process keeps the languages in memory, but each test starts with the migrations'."""
    live.remember(live.Languages(version=0, codes=("fr", "en", "es"), hidden=frozenset()))


@pytest.fixture(scope="session")
def written_by_migrations(django_db_setup, django_db_blocker) -> str:
    """The rows a new database starts with, kept before any test erases them."""
    with django_db_blocker.unblock():
        return connection.creation.serialize_db_to_string()


@pytest.fixture
def fresh_database(written_by_migrations, transactional_db) -> None:
    """For tests that really commit: erase what the one before left, and start as migrated."""
    if not VatRate.objects.exists():
        call_command("flush", interactive=False, verbosity=0, inhibit_post_migrate=True)
        connection.creation.deserialize_db_from_string(written_by_migrations)
    ContentType.objects.clear_cache()  # a test before this one may have numbered them otherwise


PASSWORD = "un mot de passe assez long"


def make_traveller(name: str, language: str = "fr") -> Traveller:
    email = f"{name.lower().replace(' ', '.')}@example.org"
    user = User.objects.create_user(email, PASSWORD, name=name, language=language)
    return Traveller.objects.create(user=user)


@pytest.fixture
def fresh_pages(monkeypatch) -> None:
    """Every page is drawn anew, so that a test may change rows behind the page cache's back."""
    monkeypatch.setattr(PublicPageCache, "is_public", lambda self, request: False)


@pytest.fixture
def today() -> date:
    return timezone.localdate()


@pytest.fixture
def arrival(today: date) -> date:
    """A Monday far enough away for every policy to pay everything back."""
    day = today + timedelta(days=60)
    return day + timedelta(days=(7 - day.weekday()) % 7)


@pytest.fixture
def french(db) -> Locale:
    return Locale.objects.get_or_create(language_code="fr")[0]


@pytest.fixture
def traveller(db) -> Traveller:
    return make_traveller("Ana Souza")


@pytest.fixture
def stranger(db) -> Traveller:
    return make_traveller("Max Fremd")


@pytest.fixture
def owner(db) -> Owner:
    user = User.objects.create_user("owner@example.org", PASSWORD, name="Odile Martin")
    return Owner.objects.create(user=user)


@pytest.fixture
def staff(db) -> User:
    return User.objects.create_superuser("staff@example.org", PASSWORD, name="Sam Stern")


@pytest.fixture
def paris(db) -> Commune:
    commune = Commune.objects.create(
        insee="75056",
        name="Paris",
        slug="paris",
        latitude=Decimal("48.856600"),
        longitude=Decimal("2.352200"),
    )
    TouristTaxRate.objects.create(
        commune=commune,
        valid_from=date(2024, 1, 1),
        category="unclassified",
        percent=5,
        cap=Decimal("4.60"),
        department_percent=10,
        region_percent=15,
        idfm_percent=200,
        status=TouristTaxRate.Status.SOURCED,
        source="deliberation",
    )
    LettingRule.objects.create(
        commune=commune,
        valid_from=date(2025, 1, 1),
        night_cap=90,
        registration_pattern="751[0-2][0-9][0-9A-Z]{8}",
        energy_floor="F",
    )
    return commune


@pytest.fixture
def agency(paris) -> Agency:
    return Agency.objects.create(
        name="PCS Montorgueil",
        slug="montorgueil",
        street="23 rue Montorgueil",
        postcode="75002",
        commune=paris,
        opened=2018,
        latitude=Decimal("48.865000"),
        longitude=Decimal("2.346000"),
    )


def make_home(owner: Owner, agency: Agency, french: Locale, reference: str, **fields) -> Home:
    """A published home for four at 100 € a night, 120 € on weekends, 60 € of cleaning."""
    values = {
        "kind": Home.Kind.APARTMENT,
        "state": Home.State.PUBLISHED,
        "bedrooms": 2,
        "capacity": 4,
        "surface": 48,
        "street": "12 rue des Rosiers",
        "postcode": "75004",
        "commune": agency.commune,
        "latitude": Decimal("48.857100"),
        "longitude": Decimal("2.359400"),
    }
    home = Home.objects.create(owner=owner, agency=agency, reference=reference, **values | fields)
    since = date(2024, 1, 1)
    NightlyPrice.objects.create(
        home=home, starts_on=since, amount=100, weekend_amount=120, valid_from=since
    )
    CleaningFee.objects.create(home=home, amount=60, valid_from=since)
    Listing.objects.create(
        home=home,
        locale=french,
        slug=reference.lower(),
        title=f"Deux pièces {reference}",
        summary="Au calme, sur cour.",
        description="<p>Deux fenêtres sur une cour pavée.</p>",
        house_rules="Ne pas fumer",
    )
    return home


@pytest.fixture
def home(owner, agency, french) -> Home:
    return make_home(owner, agency, french, "P04-01")


@pytest.fixture
def other_home(owner, agency, french) -> Home:
    return make_home(owner, agency, french, "P04-02", street="3 rue Pavée")


@pytest.fixture
def listing(home) -> Listing:
    return home.listings.get()


@pytest.fixture
def held_stay(home, traveller, arrival) -> Stay:
    """Three nights from a Monday for two adults, held: 300 + 60 + tourist tax."""
    return book(home, traveller, arrival, arrival + timedelta(days=3), Party(2)).stay


@pytest.fixture
def paid_stay(held_stay) -> Stay:
    """The same stay, paid and confirmed as if Stripe had said so."""
    pay(held_stay)
    held_stay.refresh_from_db()
    return held_stay
