"""Having a whole area drafted by machine, one outbox entry a batch so that none takes long."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import Locale
from wagtail_localize.models import Translation
from wagtail_localize.operations import translate_object
from wagtail_localize.views.edit_translation import apply_machine_translation

from core import audit, outbox
from core.models import OutboxEntry

from . import machine
from .coverage import content
from .coverage.cells import State
from .languages import source as source_language
from .models import InterfaceString, InterfaceTranslation
from .models.string import InterfaceStringQuerySet
from .words import plural_examples

STRINGS, OBJECTS = "languages.draft_strings", "languages.draft_object"


@dataclass(frozen=True)
class Progress:
    """How far a run is. Refused is what the machine answered and the rules did not let in."""

    language: str
    batches: int
    finished: int
    given_up: int
    asked: int
    drafted: int

    @property
    def is_over(self) -> bool:
        return self.finished + self.given_up == self.batches

    @property
    def refused(self) -> int:
        return self.asked - self.drafted


@transaction.atomic
def draft_strings(locale: Locale, rows: InterfaceStringQuerySet, by: Any) -> str:
    """Ask for what an area lacks in a language; returns the run that can be watched."""
    code = locale.language_code
    keys = list(rows.missing(code).values_list("pk", flat=True))
    batches = [keys[at : at + machine.BATCH] for at in range(0, len(keys), machine.BATCH)]
    return _enqueue(STRINGS, locale, [{"strings": batch} for batch in batches], by)


@transaction.atomic
def draft_objects(locale: Locale, area: content.ContentArea, by: Any) -> str:
    source, wanted = source_language(), []
    for model in area.models:
        label = model._meta.label_lower
        for state in (State.MISSING, State.OUTDATED):
            rows = content.in_state(model, source, locale, state)
            wanted += [{"model": label, "pk": str(pk)} for pk in rows.values_list("pk", flat=True)]
    return _enqueue(OBJECTS, locale, wanted, by)


@transaction.atomic
def draft_translations(translations: QuerySet[Translation], by: Any) -> None:
    """The translations of one source that an editor brought up to date."""
    for translation in translations.select_related("target_locale", "source"):
        row = translation.source.get_source_instance()
        wanted = {"model": row._meta.label_lower, "pk": str(row.pk)}
        _enqueue(OBJECTS, translation.target_locale, [wanted], by)


def progress(run: str) -> Progress | None:
    entries = list(
        OutboxEntry.objects.filter(kind__in=(STRINGS, OBJECTS), key__startswith=f"{run}:")
    )
    if not entries:
        return None
    over = [entry for entry in entries if entry.state == OutboxEntry.State.DONE]
    keys = [key for entry in over for key in entry.payload.get("strings", ())]
    code = entries[0].payload["language"]
    drafted = InterfaceTranslation.objects.filter(string__in=keys, language=code).count()
    dead = sum(entry.state == OutboxEntry.State.DEAD for entry in entries)
    return Progress(code, len(entries), len(over), dead, len(keys), drafted)


def _enqueue(kind: str, locale: Locale, batches: list[dict[str, Any]], by: Any) -> str:
    run = f"{locale.language_code}-{uuid4().hex[:12]}"
    for number, batch in enumerate(batches):
        payload = {"language": locale.language_code, "by": by.pk, **batch}
        outbox.enqueue(kind, f"{run}:{number}", payload)
    audit.record(by, "asked the machine", locale, batches=len(batches))
    return run if batches else ""


@outbox.handler(STRINGS)
def _draft_strings(payload: outbox.Payload) -> None:
    """Forms that the machine cannot tell apart get the same words, for the editor to sort out."""
    code = payload["language"]
    rows = list(InterfaceString.objects.in_use().missing(code).filter(pk__in=payload["strings"]))
    one = machine.translate([row.msgid for row in rows], machine.SOURCE, code)
    counted = [row.msgid_plural for row in rows if row.msgid_plural]
    several = dict(zip(counted, machine.translate(counted, machine.SOURCE, code), strict=True))
    drafts = [
        InterfaceTranslation(
            string=row, language=code, forms=forms, state=InterfaceTranslation.State.MACHINE
        )
        for row, single in zip(rows, one, strict=True)
        if all(forms := _forms(row, code, single, several.get(row.msgid_plural, "")))
    ]
    # An editor may have been faster.
    InterfaceTranslation.objects.bulk_create(drafts, ignore_conflicts=True)


def _forms(row: InterfaceString, code: str, single: str, plural: str) -> list[str]:
    if not row.msgid_plural:
        return [single]
    return [single if numbers[0] == 1 else plural for numbers in plural_examples(code)]


@outbox.handler(OBJECTS)
def _draft_object(payload: outbox.Payload) -> None:
    """Fill the translation editor; nothing is published."""
    user = get_user_model()._default_manager.get(pk=payload["by"])
    locale = Locale.all_objects.get(language_code=payload["language"])
    model = apps.get_model(payload["model"])
    row = model._default_manager.filter(pk=payload["pk"]).first()
    if row is None:  # deleted since
        return
    work = Translation.objects.filter(
        source__object_id=row.translation_key, target_locale=locale, enabled=True
    )
    if not work.exists():
        translate_object(row, [locale], user=user)
    apply_machine_translation(work.get().pk, user, machine.PageTranslator({}))
