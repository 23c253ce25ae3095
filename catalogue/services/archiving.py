"""An owner takes a home away: deleted when nothing happened in it, else archived."""

from enum import StrEnum

from django.db import transaction
from django.db.models import ProtectedError, RestrictedError
from django.db.models.deletion import Collector
from django.utils import timezone
from wagtail_localize.models import TranslationSource

from accounts.models import User
from core import audit

from ..models import Home, HomeAccess, Photo
from ..signals import home_archived
from .home_photos import drop_photo
from .publication import move


class Removal(StrEnum):
    DELETED = "deleted"
    ARCHIVED = "archived"


class StaysToCome(Exception):
    """Travellers are expected in the home, or in it now; `stays` are theirs, the next first."""

    def __init__(self, stays: list) -> None:
        super().__init__(", ".join(map(str, stays)))
        self.stays = stays


def has_history(home: Home) -> bool:
    """Whether something refers to the home that must be kept: stays, papers, nights, keys."""
    try:
        Collector(using=home._state.db or "default", origin=home).collect([home])
    except (ProtectedError, RestrictedError):
        return True
    return False


@transaction.atomic
def remove_home(home: Home, by: User | None) -> Removal:
    """Delete or archive a home; raises StaysToCome while travellers are expected."""
    home = Home.objects.select_for_update().get(pk=home.pk)
    expected = list(home.stays.upcoming(timezone.localdate()))
    if expected:
        raise StaysToCome(expected)
    if has_history(home):
        _archive(home, by)
        return Removal.ARCHIVED
    _delete(home, by)
    return Removal.DELETED


def _archive(home: Home, by: User | None) -> None:
    """Keep what happened in the home, forget its owner's words and its secrets."""
    if home.state == Home.State.ARCHIVED:
        return
    before, home.state = home.state, Home.State.ARCHIVED
    _forget_proof(home)
    home.save(update_fields=["state", "residence_proof"])
    HomeAccess.objects.filter(home=home).delete()
    _forget_words(home)
    audit.record(by, "archived", home, before=before, after=home.state)
    home_archived.send(Home, home=home, by=by)


def _delete(home: Home, by: User | None) -> None:
    audit.record(by, "deleted", home, reference=home.reference)
    photos = list(Photo.objects.filter(pk__in=home.home_photos.values("photo")))
    _forget_proof(home)
    _forget_words(home)
    home.delete()
    for photo in photos:
        drop_photo(photo)


def _forget_words(home: Home) -> None:
    """Its listings and guidebooks, with what translators were given of them."""
    for rows in (home.listings, home.guidebooks):
        keys = list(rows.values_list("translation_key", flat=True))
        TranslationSource.objects.filter(object_id__in=keys).delete()
        for row in rows.all():
            row.delete()


def _forget_proof(home: Home) -> None:
    paper, storage = home.residence_proof.name, home.residence_proof.storage
    if paper:
        home.residence_proof = ""
        transaction.on_commit(lambda: storage.delete(paper))


@transaction.atomic
def restore_home(home: Home, by: User | None) -> Home:
    """Make an archived home a draft again: its words and its proof are to be given anew."""
    home = Home.objects.select_for_update().get(pk=home.pk)
    if home.state != Home.State.ARCHIVED:  # another window was quicker
        return home
    return move(home, Home.State.DRAFT, by, "restored")
