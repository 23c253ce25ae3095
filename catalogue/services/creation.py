"""A new home, from the little that must be known to begin with."""

from typing import Any

from django.db import transaction

from accounts.models import Owner, User
from core import audit

from ..addresses import centre, nearest_agency
from ..models import Commune, Home

PARIS = "75056"


@transaction.atomic
def create_home(owner: Owner, by: User | None, **facts: Any) -> Home:
    """A draft with its reference and its agency.

    `facts` are fields of a home: at least kind, bedrooms, capacity, surface, street, postcode
    and commune; its point is the middle of its postcode until it is given.
    """
    # One home of a town at a time is numbered.
    commune = Commune.objects.select_for_update().get(pk=facts["commune"].pk)
    if facts.get("latitude") is None or facts.get("longitude") is None:
        facts["latitude"], facts["longitude"] = centre(commune, facts["postcode"])
    home = Home.objects.create(
        owner=owner,
        reference=new_reference(commune, facts["postcode"]),
        agency=nearest_agency(facts["latitude"], facts["longitude"]),
        **facts,
    )
    audit.record(by, "created", home, reference=home.reference)
    return home


def new_reference(commune: Commune, postcode: str) -> str:
    """The next number of its place: P04-07 in the 4th arrondissement of Paris, NIC-07 in Nice."""
    place = f"P{postcode[-2:]}" if commune.insee == PARIS else commune.slug[:3].upper()
    taken = Home.objects.filter(reference__startswith=f"{place}-")
    ends = [known.split("-")[1] for known in taken.values_list("reference", flat=True)]
    return f"{place}-{max((int(end) for end in ends if end.isdecimal()), default=0) + 1:02}"
