"""Findings as pages show them."""

from dataclasses import dataclass, field
from functools import cached_property

from ..models import Home, HomePhoto, Photo, PhotoFinding
from . import words


@dataclass(frozen=True)
class Link:
    label: str
    url: str


@dataclass(frozen=True)
class Finding:
    """What a check noticed about a photo, with the other photo it is about, if any."""

    row: PhotoFinding
    other: Photo | None = None
    links: list[Link] = field(default_factory=list)
    number: int = 0  # of the photo in its home's order, from 1

    @property
    def home_photo(self) -> HomePhoto:
        return self.row.home_photo

    @property
    def code(self) -> str:
        return self.row.code

    @property
    def severity(self) -> int:
        return self.row.severity

    @property
    def label(self) -> str:
        return str(self.row.get_severity_display())

    @property
    def settled(self) -> bool:
        return self.row.settled_at is not None

    @cached_property
    def text(self) -> str:
        """For the moderator: everything."""
        return words.for_moderator(self.row)

    @cached_property
    def advice(self) -> str:
        """For the owner: never about others, and empty for what needs nothing from them."""
        return words.for_owner(self.row)


def findings_of(home: Home) -> list[Finding]:
    """All that was noticed about a home's photos: the open first, the gravest first."""
    rows = PhotoFinding.objects.filter(home_photo__home=home).select_related(
        "home_photo__home", "home_photo__photo", "settled_by"
    )
    found = sorted(rows, key=lambda row: (row.settled_at is not None, -row.severity, row.pk))
    others = Photo.objects.in_bulk(
        {row.evidence["photo"] for row in found if "photo" in row.evidence}
    )
    order = home.home_photos.order_by("sort_order", "pk").values_list("pk", flat=True)
    numbers = {pk: number for number, pk in enumerate(order, 1)}
    return [
        Finding(
            row,
            others.get(row.evidence.get("photo", 0)),
            _links(row),
            numbers.get(row.home_photo_id, 0),
        )
        for row in found
    ]


def _links(row: PhotoFinding) -> list[Link]:
    pages = row.evidence.get("pages", [])
    return [Link(page["title"] or page["url"], page["url"]) for page in pages]
