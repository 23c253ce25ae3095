"""The photos of a home as their owner arranges, describes and takes them away."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale

from accounts.models import User
from core import audit, outbox
from core.pagecache import bump

from ..authenticity import MOST, add_photo
from ..authenticity.intake import must_wait
from ..models import Home, HomePhoto, Photo, PhotoText
from .editing import tell_if_checked

UNDO_WITHIN = timedelta(days=1)
SALT = "catalogue.removed_photo"


class NothingToPutBack(Exception):
    """The photo is there again already, or it was erased meanwhile."""


def send_photo(home: Home, file: UploadedFile, by: User) -> HomePhoto:
    """Take a photo as the last one; raises what `authenticity.REFUSALS` names."""
    made = add_photo(home, file, by)
    tell_if_checked(home, ["photos"], by)
    return made


@transaction.atomic
def arrange_photos(home: Home, wanted: Iterable[int]) -> None:
    """Put photos in an order; those that are not named, or not of the home, follow or are left."""
    Home.objects.select_for_update().get(pk=home.pk)
    rows = {row.pk: row for row in home.home_photos.order_by("sort_order", "pk")}
    known = [pk for pk in dict.fromkeys(wanted) if pk in rows]
    order = [*known, *(pk for pk in rows if pk not in known)]
    for place, pk in enumerate(order):
        rows[pk].sort_order = place
    HomePhoto.objects.bulk_update(rows.values(), ["sort_order"])
    bump()


def shift_photo(home: Home, photo: int, by: int) -> None:
    """Move a photo some places up (less than 0) or down."""
    order = list(home.home_photos.order_by("sort_order", "pk").values_list("pk", flat=True))
    if photo in order:
        place = order.index(photo)
        order.insert(max(0, place + by), order.pop(place))
        arrange_photos(home, order)


@transaction.atomic
def describe_photos(home: Home, words: Mapping[int, str]) -> None:
    """Say in French what photos show, for those who do not see them; empty takes it back."""
    french = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
    texts = PhotoText.objects.filter(locale=french, photo__in=home.home_photos.values("photo"))
    known = dict(texts.values_list("photo", "alt"))
    for row in home.home_photos.filter(pk__in=words):
        said = words[row.pk]
        if said == known.get(row.photo_id):
            continue
        if not said:
            texts.filter(photo=row.photo_id).delete()
        else:
            PhotoText.objects.update_or_create(
                photo_id=row.photo_id, locale=french, defaults={"alt": said}
            )


@transaction.atomic
def remove_photo(home: Home, photo: int, by: User) -> str | None:
    """Take a photo away; returns what puts it back within a day, None when it was not there."""
    row = home.home_photos.select_for_update().filter(pk=photo).first()
    if row is None:
        return None
    due = timezone.now() + UNDO_WITHIN
    outbox.enqueue("catalogue.drop_photo", str(row.pk), {"photo": row.photo_id}, due)
    audit.record(by, "removed a photo", home, photo=row.photo_id)
    row.delete()
    return signing.dumps([home.pk, row.photo_id, row.sort_order], salt=SALT)


@transaction.atomic
def put_photo_back(home: Home, token: str, by: User) -> HomePhoto:
    """Undo `remove_photo`; raises NothingToPutBack, also where the home is full meanwhile."""
    home = Home.objects.select_for_update().get(pk=home.pk)
    try:
        home_id, photo_id, place = signing.loads(token, salt=SALT, max_age=UNDO_WITHIN)
    except signing.BadSignature as error:
        raise NothingToPutBack from error
    photo = Photo.objects.filter(pk=photo_id).first()
    there = home.home_photos.filter(photo=photo_id).exists()
    full = home.home_photos.count() >= MOST
    if home_id != home.pk or photo is None or there or full:
        raise NothingToPutBack
    waits = must_wait(home, by)
    row = HomePhoto.objects.create(home=home, photo=photo, sort_order=place, waits=waits)
    order = list(home.home_photos.exclude(pk=row.pk).order_by("sort_order", "pk"))
    order.insert(place, row)
    arrange_photos(home, [one.pk for one in order])
    audit.record(by, "put a photo back", home, photo=photo.pk)
    # Else a photo could hide from the moderator until the home is approved.
    tell_if_checked(home, ["photos"], by)
    return row


def drop_photo(photo: Photo) -> None:
    """Erase a picture that nothing shows any more; those with a licence stay in the library."""
    shown = HomePhoto.objects.filter(photo=photo).exists() or photo.get_usage().count()
    if not shown and not photo.licence:
        photo.delete()


@transaction.atomic
def show_photos(home: Home) -> None:
    """Let visitors see the photos that waited for a moderator."""
    if HomePhoto.objects.filter(home=home, waits=True).update(waits=False):
        bump()
