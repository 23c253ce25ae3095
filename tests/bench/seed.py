"""Fill an empty database with the data set and tell its SHA-256.

Beside it FOLDER/seed.json: searches with what they must find, and sessions of travellers.
"""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from wagtail.models import Locale

from accounts.models import Owner, Traveller, User
from bookings.models import Night, Stay
from catalogue.models import (
    Agency,
    CleaningFee,
    Commune,
    Home,
    Listing,
    NightlyPrice,
    TouristTaxRate,
)

from . import bulk, sql_counts
from .dataset import COMMUNES, SEASONS, SeededHome, digest, make_homes, make_windows
from .oracle import TAX_CAP, TAX_PERCENT, TAX_SURTAX, Oracle, price
from .seed_pages import add_home_pages

LANGUAGES = ("fr", "en", "es")
TRAVELLERS = 1000
LONG_AGO = date(2024, 1, 1)
BATCH = 2000
PAGE = 20


def fill(homes: list[SeededHome], today: date) -> list[str]:
    """Write everything; returns the travellers' session keys."""
    communes = [_commune(*row) for row in COMMUNES]
    travellers = _travellers()
    _homes(homes, communes)
    _prices(homes, today)
    _listings(homes)
    add_home_pages(LANGUAGES)
    _stays(homes, today, travellers)
    bulk.tell_the_planner(connection)
    return _sessions(travellers)


def _commune(insee: str, name: str, postcodes: list[str], north: float, east: float) -> Commune:
    commune, _created = Commune.objects.get_or_create(
        insee=insee,
        defaults={"name": name, "slug": name.lower(), "latitude": north, "longitude": east},
    )
    TouristTaxRate.objects.create(
        commune=commune,
        valid_from=LONG_AGO,
        category="unclassified",
        percent=TAX_PERCENT,
        cap=TAX_CAP,
        region_percent=TAX_SURTAX * 100,
        status=TouristTaxRate.Status.SOURCED,
        source="the benchmark",
    )
    return commune


def _travellers() -> list[Traveller]:
    people = [
        User(email=f"traveller{number}@example.org", name=f"Traveller {number}", password="!")
        for number in range(TRAVELLERS)
    ]
    User.objects.bulk_create(people)
    return Traveller.objects.bulk_create(Traveller(user=user) for user in people)


def _homes(homes: list[SeededHome], communes: list[Commune]) -> None:
    owner = Owner.objects.create(user=User.objects.create_user("owner@example.org"))
    paris = communes[0]
    agency = Agency.objects.create(
        name="PCS Montorgueil",
        slug="montorgueil",
        street="23 rue Montorgueil",
        postcode="75002",
        commune=paris,
        opened=2018,
        latitude=paris.latitude,
        longitude=paris.longitude,
    )
    rows = (
        Home(
            pk=home.number,
            reference=home.reference,
            owner=owner,
            agency=agency,
            state=Home.State.PUBLISHED,
            rank=home.rank,
            kind=Home.Kind.APARTMENT if home.bedrooms else Home.Kind.STUDIO,
            bedrooms=home.bedrooms,
            beds=home.bedrooms or 1,
            capacity=home.capacity,
            surface=20 + 18 * home.bedrooms,
            street=f"{home.number} rue de la Mesure",
            postcode=home.postcode,
            commune=communes[home.commune],
            latitude=home.north,
            longitude=home.east,
            min_nights=home.min_nights,
            buffer_nights=home.buffer,
            arrival_days=home.arrival_days,
        )
        for home in homes
    )
    Home.objects.bulk_create(rows, batch_size=BATCH)


def _prices(homes: list[SeededHome], today: date) -> None:
    NightlyPrice.objects.bulk_create(
        (row for home in homes for row in _rates(home, today)), batch_size=BATCH
    )
    CleaningFee.objects.bulk_create(
        (
            CleaningFee(home_id=home.number, amount=home.cleaning, valid_from=LONG_AGO)
            for home in homes
        ),
        batch_size=BATCH,
    )


def _rates(home: SeededHome, today: date) -> Iterator[NightlyPrice]:
    common = {"home_id": home.number, "valid_from": LONG_AGO}
    yield NightlyPrice(starts_on=LONG_AGO, amount=home.base, weekend_amount=home.weekend, **common)
    for season, first, end, extra in SEASONS:
        yield NightlyPrice(
            season=season,
            starts_on=today + timedelta(first),
            ends_on=today + timedelta(end),
            amount=home.base + extra,
            weekend_amount=home.weekend + extra,
            **common,
        )


def _listings(homes: list[SeededHome]) -> None:
    locales = [Locale.objects.get_or_create(language_code=code)[0] for code in LANGUAGES]
    rows = []
    for home in homes:
        french = _listing(home, locales[0])
        rows += [french, *(_listing(home, other, french) for other in locales[1:])]
    Listing.objects.bulk_create(rows, batch_size=BATCH)


def _listing(home: SeededHome, locale: Locale, source: Listing | None = None) -> Listing:
    listing = Listing(
        home_id=home.number,
        locale=locale,
        slug=home.reference.lower(),
        title=f"Le logement {home.reference}, à deux pas du fleuve",
        summary="Au calme sur une cour pavée, lumineux le matin, tout à pied.",
        description="<p>Deux fenêtres sur cour, un lit large, une cuisine complète.</p>" * 4,
        house_rules="Ne pas fumer\nPas de fête",
    )
    if source is not None:
        listing.translation_key = source.translation_key
    return listing


def _stays(homes: list[SeededHome], today: date, travellers: list[Traveller]) -> None:
    """Three million nights at the largest size: past the ORM, see `bulk`."""
    guests = [traveller.pk for traveller in travellers]
    now = timezone.now()
    stays = ((pk, f"{pk:08}", *row) for pk, row in enumerate(_stay_rows(homes, today, guests), 1))
    names = ["id", "reference", "home_id", "traveller_id", "arrival", "departure"]
    constant = {"adults": 1, "state": "confirmed", "policy_kind": "moderate"}
    constant |= {"created_at": now, "confirmed_at": now}
    bulk.insert(connection, Stay, names, stays, constant)
    names = ["home_id", "date", "kind", "stay_id"]
    bulk.insert(connection, Night, names, _night_rows(homes, today), {})


def _stay_rows(
    homes: list[SeededHome], today: date, guests: list[int]
) -> Iterator[tuple[Any, ...]]:
    for home in homes:
        for number, (first, length) in enumerate(home.bookings):
            guest = guests[(home.number + number) % len(guests)]
            arrival = today + timedelta(first)
            yield home.number, guest, arrival, arrival + timedelta(length)


def _night_rows(homes: list[SeededHome], today: date) -> Iterator[tuple[Any, ...]]:
    stay = 0
    for home in homes:
        for first, length in home.bookings:
            stay += 1
            arrival = today + timedelta(first)
            for night in range(length + home.buffer):
                kind = "stay" if night < length else "buffer"
                yield home.number, arrival + timedelta(night), kind, stay


def _sessions(travellers: list[Traveller]) -> list[str]:
    backend = "allauth.account.auth_backends.AuthenticationBackend"
    store, end = SessionStore(), timezone.now() + timedelta(days=1)
    rows = []
    for traveller in travellers:
        data = {
            SESSION_KEY: str(traveller.user_id),
            BACKEND_SESSION_KEY: backend,
            HASH_SESSION_KEY: traveller.user.get_session_auth_hash(),
        }
        key = f"bench{traveller.pk:027}"
        rows.append(Session(session_key=key, session_data=store.encode(data), expire_date=end))
    Session.objects.bulk_create(rows)
    return [row.session_key for row in rows]


def searches(homes: list[SeededHome], today: date, count: int) -> list[dict[str, Any]]:
    """Searches as their addresses carry them, each with what it must find."""
    oracle = Oracle(homes, today)
    made = []
    for window in make_windows(count):
        found = oracle.found(window)
        arrival = today + timedelta(window.day)
        query = f"arrival={arrival}&departure={arrival + timedelta(window.nights)}"
        query += f"&adults={window.adults}"
        if window.commune is not None:
            query += f"&place={COMMUNES[window.commune][1]}"
        totals = [f"{price(home, window, today):.2f}" for home in found[:PAGE]]
        made.append({"query": query, "found": [home.reference for home in found], "totals": totals})
    return made


def main(count: str, folder: str) -> str:
    homes, today = make_homes(int(count)), timezone.localdate()
    call_command("createcachetable")
    sessions = fill(homes, today)
    sought = searches(homes, today, 60)
    made = {
        "sha256": digest(homes),
        "searches": sought,
        "sql": sql_counts.of_searches([one["query"] for one in sought]),
        "sessions": sessions,
        "bookable": [home.reference for home in homes if home.takes_anyone],
    }
    (Path(folder) / "seed.json").write_text(json.dumps(made))
    return made["sha256"]
