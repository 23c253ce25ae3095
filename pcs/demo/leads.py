"""People who asked what their home could earn: some to call today, one become an owner."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from billing.estimates.services import ask
from billing.models import Lead, LeadNote


@dataclass(frozen=True)
class Asked:
    """One request: how many days ago, and in how many it is to be followed up."""

    name: str
    email: str
    phone: str
    street: str
    postcode: str
    city: str
    kind: str
    bedrooms: int
    capacity: int
    surface: int
    days_ago: int
    state: str = Lead.State.NEW
    follow_up: int | None = None
    note: str = ""
    language: str = "fr"
    service: str = Lead.Service.FULL
    hours: tuple[str, ...] = (Lead.Hours.MORNING, Lead.Hours.EVENING)
    country: str = "FR"


ASKED = (
    Asked(
        "Claire Besnard", "claire.besnard@example.org", "+33639980011", "8 rue Lepic", "75018",
        "Paris", "apartment", 1, 3, 38, days_ago=1,
    ),
    Asked(
        "Hugo Marchetti", "hugo.marchetti@example.org", "+33639980012", "21 rue de France",
        "06000", "Nice", "apartment", 2, 5, 62, days_ago=4, state=Lead.State.CONTACTED,
        follow_up=-1, note="Travaux jusqu'au printemps. Rappeler pour fixer une visite.",
        hours=(Lead.Hours.NOON,),
    ),
    Asked(
        "Sofía Herrero", "sofia.herrero@example.org", "+34600000013", "5 avenue de l'Océan",
        "64200", "Biarritz", "house", 3, 7, 110, days_ago=9, state=Lead.State.CONTACTED,
        follow_up=5, note="Veut d'abord comparer avec une location à l'année.", language="es",
        service=Lead.Service.YIELD, hours=tuple(Lead.Hours.values),
    ),
    Asked(
        "Mark Ellison", "mark.ellison@example.org", "+442079460014", "3 rue Galande", "75005",
        "Paris", "studio", 0, 2, 21, days_ago=20, state=Lead.State.LOST,
        note="A choisi de vendre.", language="en", hours=(Lead.Hours.AFTERNOON,),
    ),
    Asked(
        "Amina Diallo", "amina.diallo@example.org", "+33639980015", "40 rue de Paris", "93100",
        "Montreuil", "loft", 2, 4, 80, days_ago=2, service=Lead.Service.OTHER,
    ),
)  # fmt: skip


def add_leads() -> None:
    """Run before old letters are called sent: these were read long ago."""
    support = User.objects.filter(groups__name="support").order_by("pk").first()
    for number, row in enumerate(ASKED):
        _add(row, number, support)


def _add(row: Asked, number: int, colleague: User | None) -> None:
    lead = ask(_facts(row), f"demo-{number}", row.language)
    lead.created_at = lead.touched_at = timezone.now() - timedelta(days=row.days_ago)
    lead.state, lead.assigned_to = row.state, colleague if row.note else None
    if row.follow_up is not None:
        lead.follow_up = timezone.localdate() + timedelta(days=row.follow_up)
    lead.save()
    if row.note:
        LeadNote.objects.create(lead=lead, author=colleague, text=row.note, at=lead.touched_at)


def _facts(row: Asked) -> dict[str, Any]:
    same = ("name", "email", "phone", "street", "postcode", "city", "country", "kind")
    size = ("bedrooms", "capacity", "surface")
    return {name: getattr(row, name) for name in (*same, *size)} | {
        "rental_kind": "entire_home",
        "services": [row.service],
        "hours": list(row.hours),
    }
