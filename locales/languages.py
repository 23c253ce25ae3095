"""Adding, hiding, showing and deleting a language."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models, transaction
from django.db.models import Model, ProtectedError
from wagtail.actions.delete_page import DeletePageAction
from wagtail.models import Locale, Page, get_translatable_models
from wagtail_localize.models import LocaleSynchronization

from core import audit

from . import known
from .models import HiddenLanguage, InterfaceTranslation


class SourceLanguage(Exception):
    """French is what everything is translated from: it is neither hidden nor deleted."""


class NoLanguage(Exception):
    """The code is none that Babel knows, or its language is there already."""


def source() -> Locale:
    return Locale.all_objects.get(language_code=settings.LANGUAGE_CODE)


def addable() -> list[tuple[str, str]]:
    """(code, English name) of what may still be added."""
    there = set(Locale.all_objects.values_list("language_code", flat=True))
    return [(code, name) for code, name in known.languages() if code not in there]


@transaction.atomic
def add_language(code: str, hidden: bool, by: Any) -> Locale:
    """Make room for a language: each page stands there, in French until it is translated."""
    if code not in dict(addable()):
        raise NoLanguage(code)
    locale, made = Locale.objects.get_or_create(language_code=code)
    if not made:  # someone else was faster
        raise NoLanguage(code)
    if hidden:
        HiddenLanguage.objects.create(locale=locale)
    LocaleSynchronization.objects.create(locale=locale, sync_from=source())
    audit.record(by, "added language", locale, hidden=hidden)
    return locale


@transaction.atomic
def hide(locale: Locale, by: Any) -> None:
    """Visitors no longer see it; its work stays."""
    _not_the_source(locale)
    _row, made = HiddenLanguage.objects.get_or_create(locale=locale)
    if made:
        audit.record(by, "hid language", locale)


@transaction.atomic
def show(locale: Locale, by: Any) -> None:
    for hidden in HiddenLanguage.objects.filter(locale=locale):
        hidden.delete()
        audit.record(by, "showed language", locale)


def contents(locale: Locale) -> dict[str, int]:
    """What deleting a language takes along, what it leaves, and whom it concerns."""
    rows = sum(model._default_manager.filter(locale=locale).count() for model in _snippets())
    code = locale.language_code
    return {
        "pages": _pages(locale).count(),
        "rows": rows,
        "words": InterfaceTranslation.objects.filter(language=code).count(),
        "people": get_user_model()._default_manager.filter(language=code).count(),
    }


@transaction.atomic
def delete_language(locale: Locale, by: Any) -> None:
    """Its pages and translated rows go; the words of the interface stay for its return."""
    _not_the_source(locale)
    audit.record(by, "deleted language", locale, code=locale.language_code, **contents(locale))
    while page := _pages(locale).order_by("depth").first():
        DeletePageAction(page, user=by).execute(skip_permission_checks=True)
    _delete_rows(locale, list(_snippets()))
    locale.delete()


def _not_the_source(locale: Locale) -> None:
    if locale.language_code == settings.LANGUAGE_CODE:
        raise SourceLanguage


def _pages(locale: Locale) -> models.QuerySet[Page]:
    rows: models.QuerySet[Page] = Page.objects.filter(locale=locale, depth__gt=1)
    return rows


def _snippets() -> Iterator[type[Model]]:
    return (model for model in get_translatable_models() if not issubclass(model, Page))


def _delete_rows(locale: Locale, waiting: list[type[Model]]) -> None:
    """A service stands under a category: whatever something else stands on goes later."""
    later = [model for model in waiting if not _deleted(model, locale)]
    if later == waiting:  # something that is no translation holds them
        raise ProtectedError("rows of a language are in use", set())
    if later:
        _delete_rows(locale, later)


def _deleted(model: type[Model], locale: Locale) -> bool:
    try:
        with transaction.atomic():
            model._default_manager.filter(locale=locale).delete()
    except ProtectedError:
        return False
    return True
