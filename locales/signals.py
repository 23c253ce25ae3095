from typing import Any

from django.conf import settings
from wagtail.models import Locale

from core.models import Stamp

from . import collecting


def languages_changed(**_kwargs: Any) -> None:
    Stamp.objects.bump_languages()


def language_added(instance: Locale, created: bool, **_kwargs: Any) -> None:
    if created:
        collecting.note_shipped(instance.language_code)


def collect_strings(**_kwargs: Any) -> None:
    """After every migrate the database knows the strings of the code that will run."""
    if settings.COLLECT_STRINGS:
        collecting.collect()
