"""What the outbox carries out for the catalogue: each is safe to run twice."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from core import outbox

from .models import Photo
from .photos import prepare
from .services import drop_photo


@receiver(post_save, sender=Photo)
def draw_sizes_later(instance: Photo, **_kwargs: Any) -> None:
    """A new picture is drawn in its sizes before anyone has to wait for them."""
    outbox.enqueue("catalogue.photo_sizes", f"{instance.file.name}"[-120:], {"photo": instance.pk})


@outbox.handler("catalogue.photo_sizes")
def draw_sizes(payload: outbox.Payload) -> None:
    photo = Photo.objects.filter(pk=payload["photo"]).first()
    if photo is not None:  # it may have been deleted meanwhile
        prepare(photo)


@outbox.handler("catalogue.drop_photo")
def drop(payload: outbox.Payload) -> None:
    """A photo was taken away from its home, and nobody put it back in time."""
    photo = Photo.objects.filter(pk=payload["photo"]).first()
    if photo is not None:
        drop_photo(photo)
