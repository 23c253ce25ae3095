"""What editors write: pages and snippets, each French row and its translations.

The state of a translation is told in one sentence of SQL, so that the matrix counts and the list
shows the same.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, Exists, F, Model, OuterRef, Q, QuerySet, Value, When
from django.utils.functional import Promise
from wagtail.models import DraftStateMixin, Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from .cells import Cell, State

MACHINE = StringTranslation.TRANSLATION_TYPE_MACHINE


@dataclass(frozen=True)
class ContentArea:
    """A row of the matrix that an app declared; its models are translated together.

    `edited_with` names the relation to the thing whose own form holds the text in every language;
    without it, a row is translated in the translation editor.
    """

    name: str
    label: str | Promise
    models: tuple[type[Model], ...]
    edited_with: str = ""


areas: dict[str, ContentArea] = {}


def area(name: str, label: str | Promise, *models: type[Model], edited_with: str = "") -> None:
    """Show these translatable models as one row of the matrix."""
    areas[name] = ContentArea(name, label, models, edited_with)


def originals(model: type[Model], source: Locale) -> QuerySet[Any]:
    """The French rows that visitors may see."""
    rows: QuerySet[Any] = model._default_manager.filter(locale=source)
    if issubclass(model, Page):
        rows = rows.filter(depth__gt=1, alias_of=None)
    if _has_drafts(model):
        rows = rows.filter(live=True)
    return rows


def translations(model: type[Model], source: Locale) -> QuerySet[Any]:
    """The rows of the other languages with their `state`; an alias is no translation."""
    keys = originals(model, source).values("translation_key")
    rows: QuerySet[Any] = model._default_manager.exclude(locale=source).filter(
        translation_key__in=keys
    )
    if issubclass(model, Page):
        rows = rows.filter(alias_of=None)
    told: QuerySet[Any] = rows.annotate(state=_state(model, source))
    return told


def in_state(model: type[Model], source: Locale, locale: Locale, state: str) -> QuerySet[Any]:
    """The French rows whose translation stands there."""
    rows = originals(model, source)
    if not state:
        return rows
    there = translations(model, source).filter(
        locale=locale, translation_key=OuterRef("translation_key")
    )
    if state == State.MISSING:
        return rows.filter(~Exists(there))
    return rows.filter(Exists(there.filter(state=state)))


def count(source: Locale, locales: list[Locale]) -> dict[str, dict[int, Cell]]:
    """The cells of each area by language; two sentences of SQL a model."""
    return {one.name: _count(one, source, locales) for one in areas.values()}


def _count(one: ContentArea, source: Locale, locales: list[Locale]) -> dict[int, Cell]:
    cells: dict[int, Cell] = defaultdict(Cell)
    for model in one.models:
        total = originals(model, source).count()
        for locale in locales:
            cells[locale.pk].missing += total
        counted = translations(model, source).order_by().values_list("locale", "state")
        for locale_id, state, number in counted.annotate(number=Count("pk")):
            cell = cells[locale_id]
            cell.missing -= number
            setattr(cell, state, getattr(cell, state) + number)
    cells[source.pk] = Cell(done=cells[source.pk].missing)
    return dict(cells)


def _has_drafts(model: type[Model]) -> bool:
    return issubclass(model, DraftStateMixin)


def _state(model: type[Model], source: Locale) -> Case:
    unfinished = Q(Exists(_waiting_to_be_published(source)))
    if _has_drafts(model):
        unfinished |= Q(live=False)
    segments = StringSegment.objects.filter(
        source__object_id=OuterRef("translation_key"), source__locale=source
    )
    drafted = StringTranslation.objects.filter(translation_type=MACHINE)
    return Case(
        When(~Exists(_translation(source)), then=Value(State.DONE.value)),  # written by hand
        When(Exists(segments.filter(~Exists(_said()))), then=Value(State.OUTDATED.value)),
        When(
            # Few languages have any: the others need not look at each string.
            Q(locale__in=drafted.values("locale"))
            & Q(Exists(segments.filter(Exists(_said(translation_type=MACHINE))))),
            then=Value(State.MACHINE.value),
        ),
        When(unfinished, then=Value(State.OUTDATED.value)),
        default=Value(State.DONE.value),
    )


def _translation(source: Locale) -> QuerySet[Translation]:
    """The work on a row in the translation editor, unless it was ended there."""
    rows: QuerySet[Translation] = Translation.objects.filter(
        enabled=True,
        source__locale=source,
        source__object_id=OuterRef("translation_key"),
        target_locale=OuterRef("locale"),
    )
    return rows


def _waiting_to_be_published(source: Locale) -> QuerySet[Translation]:
    changed = Q(source__last_updated_at__gt=F("destination_last_updated_at"))
    translated = Q(translations_last_updated_at__gt=F("destination_last_updated_at"))
    return _translation(source).filter(changed | translated)


def _said(**how: str) -> QuerySet[StringTranslation]:
    rows: QuerySet[StringTranslation] = StringTranslation.objects.filter(
        translation_of=OuterRef("string"),
        context=OuterRef("context"),
        locale=OuterRef(OuterRef("locale")),
        has_error=False,
        **how,
    )
    return rows
