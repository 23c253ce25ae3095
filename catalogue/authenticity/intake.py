"""The way a photo of a home comes in, whoever sends it."""

from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext

from accounts.models import User
from core import audit

from ..models import Home, HomePhoto, Photo, PhotoFacts
from ..order import next_place
from ..uploads import redraw
from .reading import Facts, read

MOST = 40  # photos of one home


class TooLarge(Exception):
    """The file has more bytes than we take."""


class TooMany(Exception):
    """The home has as many photos as it may have."""


def add_photo(home: Home, file: UploadedFile, by: User | None) -> HomePhoto:
    """Take a photo sent for a home, drawn anew, as its last.

    Raises NoPicture, TooManyPixels, TooLarge or TooMany.
    """
    if (file.size or 0) > settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE:
        raise TooLarge
    if home.home_photos.count() >= MOST:
        raise TooMany
    drawn = redraw(file, file.name or "")
    facts = read(file, drawn)
    with transaction.atomic():
        return _store(Home.objects.select_for_update().get(pk=home.pk), drawn, facts, by)


def _store(home: Home, drawn: Any, facts: Facts, by: User | None) -> HomePhoto:
    count = home.home_photos.count()
    if count >= MOST:
        raise TooMany
    photo = Photo(title=_title(home, count + 1), file=drawn, uploaded_by_user=by)
    remember(photo, facts)
    photo.save()
    place, waits = next_place(home.home_photos.all()), must_wait(home, by)
    made = HomePhoto.objects.create(home=home, photo=photo, sort_order=place, waits=waits)
    audit.record(by, "added a photo", home, photo=photo.pk)
    return made


def must_wait(home: Home, by: User | None) -> bool:
    """An owner's photo of a home that visitors see: nothing of a home is public unapproved."""
    return home.state == Home.State.PUBLISHED and by is not None and by.pk == home.owner.user_id


def _title(home: Home, number: int) -> str:
    """What is read aloud until somebody describes the photo, in the source language."""
    with translation.override(settings.LANGUAGE_CODE):
        names = {"kind": home.get_kind_display(), "place": home.place, "number": number}
        return gettext("%(kind)s, %(place)s, photo %(number)s") % names


def remember(photo: Photo, facts: Facts) -> None:
    """Give a photo that is about to be saved the facts of the file it was drawn from."""
    photo.sent_facts = facts


def keep_facts(photo: Photo) -> bool:
    """Store the facts a photo was given; false when it has none, or those of an older file."""
    facts: Facts | None = photo.__dict__.pop("sent_facts", None)
    if facts is None:
        return PhotoFacts.objects.filter(photo=photo, drawn=photo.file.name).exists()
    _write(photo, facts.values())
    return True


def read_stored(photo: Photo) -> PhotoFacts:
    """The facts of a photo that came in another way: only its pixels are left to tell."""
    known = PhotoFacts.objects.filter(photo=photo, drawn=photo.file.name).first()
    if known:
        return known
    with photo.file.open("rb") as file:
        return _write(photo, read(file, file).values())


def _write(photo: Photo, values: dict[str, Any]) -> PhotoFacts:
    fresh = {"drawn": photo.file.name, "place_erased_at": None, **values}
    facts, _made = PhotoFacts.objects.update_or_create(photo=photo, defaults=fresh)
    return facts
