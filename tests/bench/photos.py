"""Photos of a home held against those of all others: how long it takes, and whether it is right."""

import json
import time
from random import Random
from typing import Any

import numpy as np

from .report import Report, noise
from .servers import Site

KNOWN, DRAWN, SENT = 10_000, 250, 20
SECONDS = 4.0
FLIPPED = 10  # bits: relatives of a drawn room that are not quite it


def measure(report: Report, site: Site) -> None:
    machine = noise()
    found = json.loads(site.inside("photos"))
    report.add(
        f"photo_checks sent={SENT} known={found['known']}",
        {
            "read": f"{found['read']:.2f} s",
            "compared": f"{found['compared']:.2f} s",
            "processor": f"{found['processor']:.2f} s",
            "copies": f"{found['right']} of {found['copies']}",
            "accused": found["accused"],
            "goal": f"<={SECONDS:.0f} s",
            "machine": machine,
        },
        goals={"seconds": found["read"] + found["compared"] <= SECONDS},
        right={
            "copies": found["right"] == found["copies"],
            "accused": found["accused"] == 0,
        },
    )


def main() -> str:
    from catalogue.authenticity import check_home
    from catalogue.models import PhotoFacts, PhotoFinding

    known, fresh = _homes()
    _know(known)
    copies = _send(fresh)
    PhotoFacts.objects.filter(photo__in=fresh.home_photos.values("photo")).delete()
    busy = time.process_time()
    read = _timed(lambda: _read(fresh))
    compared = _timed(lambda: check_home(fresh))
    busy = time.process_time() - busy
    told = PhotoFinding.objects.filter(home_photo__home=fresh, code="copy")
    places = set(told.values_list("home_photo__sort_order", flat=True))
    return json.dumps(
        {
            "known": KNOWN,
            "read": read,
            "compared": compared,
            "processor": busy,
            "copies": len(copies),
            "right": len(places & copies),
            "accused": len(places - copies),
        }
    )


def _timed(work: Any) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _homes() -> tuple[Any, Any]:
    from accounts.models import Owner, User
    from catalogue.models import Agency, Commune, Home

    place = {"latitude": 48.86, "longitude": 2.35}
    paris = Commune.objects.create(insee="75056", name="Paris", slug="paris", **place)
    agency = Agency.objects.create(
        name="PCS", slug="pcs", street="1", postcode="75002", commune=paris, opened=2018, **place
    )
    homes = []
    for name in ("known", "fresh"):
        user = User.objects.create_user(f"{name}@example.org")
        homes.append(
            Home.objects.create(
                reference=name,
                owner=Owner.objects.create(user=user),
                agency=agency,
                kind=Home.Kind.LOFT,
                bedrooms=1,
                capacity=2,
                surface=40,
                street="1 rue de la Mesure",
                postcode="75002",
                commune=paris,
                **place,
            )
        )
    return homes[0], homes[1]


def _know(home: Any) -> None:
    """Rooms of somebody else: some drawn, each with relatives whose prints differ a little."""
    from catalogue.authenticity import prints
    from catalogue.authenticity.pixels import grey_of
    from catalogue.models import HomePhoto, Photo, PhotoFacts
    from tests.catalogue.authenticity.pictures import room

    dice = np.random.default_rng(42)
    photos = Photo.objects.bulk_create(
        Photo(title=f"{n}", file=f"{n}.jpg", width=768, height=512) for n in range(KNOWN)
    )
    HomePhoto.objects.bulk_create(HomePhoto(home=home, photo=photo) for photo in photos)
    rows = []
    for number, photo in enumerate(photos):
        if number % (KNOWN // DRAWN) == 0:
            grey = grey_of(room(number // (KNOWN // DRAWN)))
            looks, thumb, flips = prints.prints_of(grey), prints.thumb_of(grey).tobytes(), 0
        else:
            flips = FLIPPED
            thumb = dice.integers(0, 256, prints.THUMB**2, dtype=np.uint8).tobytes()
        bits = np.uint64(sum(1 << int(bit) for bit in dice.choice(64, flips, replace=False)))
        facts = {"width": 1536, "height": 1024, "sharpness": 300, "sha256": f"{number:064x}"}
        packed = prints.pack(looks ^ bits)
        rows.append(
            PhotoFacts(photo=photo, drawn=photo.file.name, prints=packed, thumb=thumb, **facts)
        )
    PhotoFacts.objects.bulk_create(rows, batch_size=1000)


def _send(home: Any) -> set[int]:
    """Twenty photos of which four are another home's; returns the places of these."""
    from PIL import ImageOps

    from catalogue.authenticity import add_photo
    from tests.catalogue.authenticity.pictures import room, sent

    copies = set(Random(42).sample(range(SENT), 4))
    for place in range(SENT):
        picture = room(place if place in copies else 1000 + place)
        if place in copies and place % 2:
            picture = ImageOps.mirror(picture.crop((150, 100, 1536, 1024)))
        add_photo(home, sent(picture), None)
    return copies


def _read(home: Any) -> None:
    from catalogue.authenticity.intake import read_stored

    for home_photo in home.home_photos.select_related("photo"):
        read_stored(home_photo.photo)
