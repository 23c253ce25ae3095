"""When photos are read and checked: soon after they came, never while somebody waits."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from core import outbox

from ..models import HomePhoto, Photo
from . import search
from .findings import check_photo
from .intake import keep_facts, read_stored


@receiver(post_save, sender=Photo)
def read_later(instance: Photo, created: bool, **_kwargs: Any) -> None:
    """A photo that did not bring its facts is read from its file; another file is checked anew."""
    if not keep_facts(instance):
        key = f"{instance.file.name}"[-120:]
        outbox.enqueue("catalogue.photo_facts", key, {"photo": instance.pk})
    if not created:
        for home_photo in HomePhoto.objects.filter(photo=instance):
            _check_later(home_photo, instance)


@receiver(post_save, sender=HomePhoto)
def check_later(instance: HomePhoto, **_kwargs: Any) -> None:
    """A photo is checked as soon as it is a home's."""
    _check_later(instance, instance.photo)


def _check_later(home_photo: HomePhoto, photo: Photo) -> None:
    """Each file once: saving a title or an order again changes nothing."""
    key = f"{home_photo.pk}-{photo.file.name[-100:]}"
    outbox.enqueue("catalogue.check_photo", key, {"home_photo": home_photo.pk})


@outbox.handler("catalogue.photo_facts")
def read_facts(payload: outbox.Payload) -> None:
    photo = Photo.objects.filter(pk=payload["photo"]).first()
    if photo is not None:  # it may have been deleted meanwhile
        read_stored(photo)


@outbox.handler("catalogue.check_photo")
def check(payload: outbox.Payload) -> None:
    home_photo = _home_photo(payload)
    if home_photo is not None:
        check_photo(home_photo)


@outbox.handler(search.KIND)
def search_the_web(payload: outbox.Payload) -> None:
    home_photo = _home_photo(payload)
    if home_photo is not None:
        search.run(home_photo)


def _home_photo(payload: outbox.Payload) -> HomePhoto | None:
    """It may have been deleted meanwhile."""
    rows = HomePhoto.objects.select_related("home", "photo")
    return rows.filter(pk=payload["home_photo"]).first()
