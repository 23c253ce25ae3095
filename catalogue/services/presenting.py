"""The words an owner gives their home, in French: the draft of its listing."""

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils.text import slugify
from wagtail.models import Locale

from accounts.models import User
from core import audit

from ..models import Home, Listing
from .editing import tell_if_checked


@dataclass(frozen=True)
class Presentation:
    title: str
    summary: str
    description: str
    house_rules: str


def draft_of(home: Home) -> Listing | None:
    """The source listing as it was last written, published or not."""
    listing = home.listings.sources().first()
    return listing.get_latest_revision_as_object() if listing else None


@transaction.atomic
def present_home(home: Home, words: Presentation, by: User) -> Listing:
    """Keep an owner's words as a draft; PCS publishes it, and what visitors read stays."""
    Home.objects.select_for_update().get(pk=home.pk)
    draft = draft_of(home) or new_listing(home, words.title)
    for name in ("title", "summary", "description", "house_rules"):
        setattr(draft, name, getattr(words, name))
    if not draft.live:
        draft.save()
    draft.save_revision(user=by)
    audit.record(by, "presented", home, title=words.title)
    tell_if_checked(home, {"presentation"}, by)
    return draft


def new_listing(home: Home, title: str) -> Listing:
    """A draft in the source language, at an address of its own; it is not saved yet."""
    french = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
    slug = slugify(f"{title[:60]} {home.reference}")[:80]
    return Listing(home=home, locale=french, title=title, slug=slug, live=False)
