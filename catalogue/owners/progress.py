"""How far the file of a home is, and what its owner does next."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import space

from ..compliance import Lack
from ..models import Home
from .lacks import lacks_of, part_of
from .parts import PARTS, Part
from .tabs import Tab, tabs


@dataclass(frozen=True)
class FilledPart:
    part: Part
    url: str
    lacks: list[Lack]

    @property
    def complete(self) -> bool:
        return not self.lacks


@dataclass(frozen=True)
class Progress:
    """Each part of the file with what it lacks, then what is lacking elsewhere."""

    parts: list[FilledPart]
    elsewhere: list[tuple[Lack, str]]

    @property
    def done(self) -> int:
        return sum(one.complete for one in self.parts)

    @property
    def total(self) -> int:
        return len(self.parts)

    @property
    def lack_count(self) -> int:
        return sum(len(one.lacks) for one in self.parts) + len(self.elsewhere)

    @property
    def complete(self) -> bool:
        return not self.lack_count

    @property
    def first_open(self) -> FilledPart | None:
        return next((one for one in self.parts if not one.complete), None)


def progress_of(home: Home) -> Progress:
    lacks = lacks_of(home)
    names = {part.name for part in PARTS}
    parts = [
        FilledPart(part, part.url(home), [one for one in lacks if part_of(one) == part.name])
        for part in PARTS
    ]
    elsewhere = [(one, page_url(home, part_of(one))) for one in lacks if part_of(one) not in names]
    return Progress(parts, elsewhere)


def page_url(home: Home, name: str) -> str:
    """Where a thing is mended: on a page of the home, or in a section of the owner's space."""
    of_home: list[Part | Tab] = [*PARTS, *tabs()]
    for one in of_home:
        if one.name == name:
            return one.url(home)
    return next((one.url for one in space.sections() if one.name == name), "")


@dataclass(frozen=True)
class Step:
    """What an owner would do next with a home, and where."""

    label: Any
    url: str


def next_step(home: Home, progress: Progress | None = None) -> Step:
    """The one button a home is shown with; a draft's depends on its progress."""
    if home.state == Home.State.DRAFT and progress:
        return _drafts_step(home, progress)
    if home.state in (Home.State.REVIEW, Home.State.SUSPENDED):
        return Step(_("Follow its validation"), page_url(home, "validation") or _file(home))
    if home.state == Home.State.PUBLISHED and (calendar := page_url(home, "calendar")):
        return Step(_("Open its calendar"), calendar)
    return Step(_("Open its file"), _file(home))


def _drafts_step(home: Home, progress: Progress) -> Step:
    if part := progress.first_open:
        return Step(_("Complete: %(part)s") % {"part": part.part.label}, part.url)
    return Step(_("Ask for its publication"), _at(home, "submit"))


def _file(home: Home) -> str:
    return _at(home, "home")


def _at(home: Home, page: str) -> str:
    return reverse(f"owner_homes:{page}", kwargs={"reference": home.reference})
