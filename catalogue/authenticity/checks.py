"""What each check notices about a photo of a home."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from ..models import HomePhoto, PhotoFacts
from ..rules import kilometres
from . import rules
from .rules import Severity


@dataclass(frozen=True)
class Found:
    """A finding as a check makes it, before it is written down."""

    code: str
    severity: Severity
    evidence: dict[str, Any] = field(default_factory=dict)
    about: str = ""


def of_the_file(home_photo: HomePhoto, facts: PhotoFacts) -> Iterator[Found]:
    """All that the file of a photo, its metadata and its pixels say."""
    yield from _quality(facts)
    yield from _date(facts)
    yield from _place(home_photo, facts)
    yield from _software(facts)
    yield from _credentials(facts)


def _quality(facts: PhotoFacts) -> Iterator[Found]:
    size = {"width": facts.width, "height": facts.height}
    if max(facts.width, facts.height) < rules.SMALLEST:
        yield Found("small", Severity.DOUBT, size)
    if facts.sharpness < rules.BLURRED:
        yield Found("blurred", Severity.DOUBT, {"sharpness": round(facts.sharpness, 1)})
    if facts.borders > rules.BORDERS:
        yield Found("borders", Severity.INFO, {"percent": round(facts.borders * 100)})


def _date(facts: PhotoFacts) -> Iterator[Found]:
    if facts.taken_at is None:
        return
    now = timezone.now()
    evidence = {"taken": facts.taken_at.date().isoformat()}
    years = rules.years_before(facts.taken_at, now)
    if (facts.taken_at - now).days >= rules.CLOCK:
        yield Found("future", Severity.DOUBT, evidence)
    elif years >= rules.OLD:
        yield Found("old", Severity.DOUBT, {**evidence, "years": years})


def _place(home_photo: HomePhoto, facts: PhotoFacts) -> Iterator[Found]:
    if facts.latitude is None or facts.longitude is None:
        return
    home = home_photo.home
    there = (float(home.latitude), float(home.longitude))
    away = kilometres(there, (facts.latitude, facts.longitude))
    if away > rules.AWAY:
        severity = Severity.ALARM if away > rules.FAR else Severity.DOUBT
        yield Found("place", severity, {"km": round(away, 1)})


def _software(facts: PhotoFacts) -> Iterator[Found]:
    evidence = {"software": facts.software}
    if rules.named(rules.GENERATORS, facts.software):
        yield Found("generator", Severity.ALARM, evidence)
    elif rules.named(rules.EDITORS, facts.software):
        yield Found("editor", Severity.INFO, evidence)


def _credentials(facts: PhotoFacts) -> Iterator[Found]:
    told = facts.credentials
    if not told:
        return
    if set(rules.MADE_BY_MACHINE) & set(told.get("source_types", [])):
        yield Found("machine", Severity.ALARM, told)
    elif any("mismatch" in problem for problem in told.get("problems", [])):
        yield Found("tampered", Severity.DOUBT, told)
    else:
        yield Found("credentials", Severity.INFO, told)
