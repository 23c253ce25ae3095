"""Homes on their way: one waits for a moderator, one for its owner, one is refused."""

import json
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import Owner, User
from catalogue.authenticity import add_photo
from catalogue.authenticity.intake import read_stored
from catalogue.models import (
    Amenity,
    CleaningFee,
    Commune,
    Home,
    HomePhoto,
    NightlyPrice,
    Photo,
)
from catalogue.services import Presentation, create_home, present_home, submit_home
from core import outbox
from core.models import OutboxEntry
from workflows.nodes import KIND as CHECK
from workflows.services import Verdict, decide

from .homes import PROOF, SINCE

CASES = Path(__file__).with_name("validations.json")
MODERATOR = "moderator@pcs.example"


def add_validations(
    communes: dict[str, Commune], amenities: dict[str, Amenity], photos: dict[str, Photo]
) -> None:
    moderator = User.objects.get(email=MODERATOR)
    for row in json.loads(CASES.read_text()):
        home = _home(row, communes[row["commune"]])
        home.amenities.set(amenities[code] for code in row["amenities"])
        _add_photos(home, row, photos)
        submit_home(home, home.owner.user)
        _look_at_photos()
        if row["decision"]:
            decide(home.validations.get(), Verdict(**row["decision"]), moderator)


def _home(row: dict[str, Any], commune: Commune) -> Home:
    owner = Owner.objects.get(user__email=row["owner"])
    home = create_home(owner, owner.user, commune=commune, residence_proof=PROOF, **row["facts"])
    present_home(home, Presentation(**row["words"]), owner.user)
    CleaningFee.objects.create(home=home, amount=row["cleaning_fee"], valid_from=SINCE)
    NightlyPrice.objects.create(
        home=home,
        starts_on=SINCE,
        amount=row["night"],
        weekend_amount=row["weekend"],
        valid_from=SINCE,
    )
    return home


def _add_photos(home: Home, row: dict[str, Any], photos: dict[str, Photo]) -> None:
    HomePhoto.objects.bulk_create(
        HomePhoto(home=home, photo=photos[file], sort_order=order)
        for order, file in enumerate(row["photos"])
    )
    if row["stolen"]:  # the cover of somebody else's home
        cover = HomePhoto.objects.filter(home__reference=row["stolen"]).order_by("sort_order")[0]
        read_stored(cover.photo)  # known already, as it would be to the worker
        with cover.photo.file.open() as file:
            add_photo(home, SimpleUploadedFile("salon.jpg", file.read()), home.owner.user)


def _look_at_photos() -> None:
    """What the worker would do a second later."""
    for entry in OutboxEntry.objects.due().filter(kind=CHECK):
        outbox.deliver(entry.pk)
