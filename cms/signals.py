"""What happens when something that visitors read is saved."""

from functools import partial
from typing import Any

from django.db import transaction
from wagtail.models import Page

from catalogue.models import PhotoText
from core.pagecache import bump

from .inspection import found_before
from .tasks import inspect_page


def page_moved(**_kwargs: Any) -> None:
    bump()


def page_published(instance: Page, **_kwargs: Any) -> None:
    transaction.on_commit(partial(inspect_page, instance.pk))


def photo_described(instance: PhotoText, **_kwargs: Any) -> None:
    """The missing description is there: no need to wait for the night to say so."""
    found_before(instance.photo).filter(locale=instance.locale).delete()
