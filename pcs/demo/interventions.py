"""What is done in the demo's homes: cleanings, a leak that waits for its owner, messages."""

from datetime import datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.models import Owner, User
from bookings.errors import CannotBook
from bookings.interventions.services import (
    add_photo,
    declare_cost,
    fill_sheet,
    order_service,
    plan_upcoming,
    plan_visit,
)
from bookings.models import Block, Intervention, Order, Routine
from bookings.services import block_nights
from bookings.threads.services import start_thread, write
from catalogue.models import Home, Service

PHOTOS = Path(__file__).parent / "photos"
CLEANED_SINCE = timedelta(days=30)
CLEANERS = ("Nora B.", "Ibrahim K.", "Lucie M.")
PARIS = ZoneInfo("Europe/Paris")


def add_interventions(services: dict[str, Service], staff: User) -> None:
    """A month of cleanings done, those to come, and one cost above an owner's threshold."""
    today = timezone.localdate()
    Routine.objects.create(service=services["between-stays"])
    plan_upcoming(today - CLEANED_SINCE)
    _clean_the_past(staff)
    home = _home_of_the_demo_owner()
    _ask_about_a_leak(home, services["plumber"], staff)
    _stay_there(home)
    _write_to_each_other(home, staff)


def _home_of_the_demo_owner() -> Home:
    owner = Owner.objects.get(user__email="owner@pcs.example")
    return owner.homes.order_by("reference").first()


def _clean_the_past(staff: User) -> None:
    """Each visit of the past was done, two hours long, by one of three people."""
    past = Intervention.objects.filter(window_end__lt=timezone.now()).order_by("window_start", "pk")
    for number, visit in enumerate(past):
        arrived = visit.window_start + timedelta(minutes=5 + 7 * (number % 4))
        left = arrived + timedelta(minutes=95 + 11 * (number % 6))
        fill_sheet(
            visit.pk,
            staff,
            arrived_at=arrived,
            left_at=left,
            provider=CLEANERS[number % len(CLEANERS)],
            checklist=[line | {"done": True} for line in visit.checklist],
            notes="Ampoule de la salle de bains changée." if number % 5 == 0 else "",
        )


def _ask_about_a_leak(home: Home, plumber: Service, staff: User) -> None:
    order = order_service(plumber, home, staff, Order.Payer.OWNER)
    day = timezone.localdate() + timedelta(days=2)
    start = datetime.combine(day, time(9), PARIS)
    visit = plan_visit(order, start, start + timedelta(hours=3), "Plomberie Marais")
    photo = _photo("bathroom-03-a.jpg")
    add_photo(visit, photo, "Le joint sous la baignoire", staff)
    declare_cost(
        visit.pk,
        Decimal("284.00"),
        staff,
        "Le joint de la baignoire fuit chez le voisin du dessous : joint, siphon et main d'œuvre.",
        photo=_photo("bathroom-03-a.jpg"),
    )


def _stay_there(home: Home) -> None:
    """The owner comes for a week when the home is free."""
    first = timezone.localdate() + timedelta(days=20)
    for _try in range(60):
        try:
            block_nights(
                home,
                first,
                first + timedelta(days=5),
                Block.Kind.OWNER,
                home.owner.user,
                "En famille",
            )
        except CannotBook:  # a stay has one of the nights: later
            first += timedelta(days=2)
        else:
            return


def _write_to_each_other(home: Home, staff: User) -> None:
    user = home.owner.user
    thread = start_thread(
        home.owner,
        "Draps pour le canapé-lit",
        "Bonjour, j'ai acheté des draps pour le canapé-lit : où puis-je les déposer ?",
        user,
        home,
    )
    write(
        thread,
        "Bonjour, à l'agence, du lundi au samedi de 9 h à 19 h : nous les porterons chez vous "
        "avec le prochain ménage.",
        staff,
    )


def _photo(name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, (PHOTOS / name).read_bytes(), "image/jpeg")
