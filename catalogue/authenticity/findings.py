"""Checking the photos of a home, and what a person made of the findings."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from core import audit

from ..models import Home, HomePhoto, PhotoFacts, PhotoFinding
from . import checks, copies, search
from .alike import Known, known_photos
from .checks import Found
from .intake import read_stored
from .rules import Severity

ONLINE = ("online", "unsearched")  # written by the search, which runs on its own


def check_photo(home_photo: HomePhoto, known: Known | None = None) -> None:
    """Look at one photo of a home again; what was found and settled before stays."""
    facts = read_stored(home_photo.photo)
    known = known or known_photos()
    found = [
        *checks.of_the_file(home_photo, facts),
        *copies.of(home_photo, facts, known),
        *_all_upright(home_photo),
    ]
    with transaction.atomic():
        write(home_photo, found)
        _forget(home_photo, facts, found)
        search.search_later(home_photo)


def check_home(home: Home) -> None:
    """Look at all the photos of a home again."""
    photos = list(home.home_photos.select_related("photo", "home"))
    for home_photo in photos:
        read_stored(home_photo.photo)  # each must be known before they are compared
    known = known_photos()
    for home_photo in photos:
        check_photo(home_photo, known)


@transaction.atomic
def settle(finding: PhotoFinding, note: str, by: User) -> None:
    """Say that a finding is fine, and why."""
    finding = PhotoFinding.objects.select_for_update().get(pk=finding.pk)
    if finding.settled_at:
        return
    finding.settled_at, finding.settled_by, finding.note = timezone.now(), by, note
    finding.save(update_fields=["settled_at", "settled_by", "note"])
    home = finding.home_photo.home
    audit.record(by, "settled a finding", home, code=finding.code, note=note)


def write(home_photo: HomePhoto, found: Iterable[Found]) -> None:
    """Keep findings, each once; one that has become graver is open again."""
    drawn = home_photo.photo.file.name
    known = {(row.code, row.about): row for row in home_photo.findings.filter(drawn=drawn)}
    home_photo.findings.exclude(drawn=drawn).delete()
    for one in found:
        row = known.get((one.code, one.about))
        values = {"severity": one.severity, "evidence": one.evidence, "drawn": drawn}
        if row is not None and one.severity > row.severity:
            values |= {"settled_at": None, "settled_by": None, "note": ""}
        PhotoFinding.objects.update_or_create(
            home_photo=home_photo, code=one.code, about=one.about, defaults=values
        )


def _forget(home_photo: HomePhoto, facts: PhotoFacts, found: Iterable[Found]) -> None:
    """What is no longer so needs nobody's attention."""
    kept = Q(settled_at__isnull=False) | Q(code__in=ONLINE)
    if facts.place_erased_at:  # it cannot be measured any more
        kept |= Q(code="place")
    for one in found:
        kept |= Q(code=one.code, about=one.about)
    home_photo.findings.exclude(kept).delete()


def _all_upright(home_photo: HomePhoto) -> list[Found]:
    """On the cover: every photo of the home is higher than wide, where pages show them wide."""
    rows = home_photo.home.home_photos.select_related("photo").order_by("sort_order", "pk")
    photos = [row.photo for row in rows]
    if len(rows) < 2 or rows[0] != home_photo or any(one.width >= one.height for one in photos):
        return []
    return [Found("upright", Severity.INFO, {"count": len(photos)})]
