"""What goes with a stay, over the API."""

from datetime import date

from django.http import HttpRequest
from django.utils.translation import get_language
from ninja import Field, Router, Schema

from .guidebook import guide_of

router = Router(tags=["stays"])


class SectionOut(Schema):
    kind: str = Field(description="arrival, wifi, things, rules, around, leaving, emergency, other")
    title: str
    html: str


class AccessOut(Schema):
    street_code: str
    door_code: str
    wifi_network: str
    wifi_password: str


class GuidebookOut(Schema):
    stay: str
    home: str
    language: str = Field(description="Of the sections: the source's until they are translated")
    sections: list[SectionOut]
    access: AccessOut | None = Field(description="Codes and Wi-Fi, from access_from to departure")
    access_from: date


@router.get("/stays/{slug:reference}/guidebook", response=GuidebookOut, url_name="guidebook")
def guidebook(request: HttpRequest, reference: str) -> GuidebookOut:
    """The guidebook of a confirmed stay of whoever is logged in."""
    guide = guide_of(request.user, reference, get_language() or "")
    sections = [
        SectionOut(kind=one.kind, title=one.title, html=one.html) for one in guide.book.shown()
    ]
    return GuidebookOut(
        stay=guide.stay.reference,
        home=guide.stay.home.reference,
        language=guide.language,
        sections=sections,
        access=AccessOut.from_orm(guide.access) if guide.access else None,
        access_from=guide.access_from,
    )
