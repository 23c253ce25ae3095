"""What editors do to languages and to the words of the interface."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

from django.db import transaction

from core import audit

from . import rules
from .models import InterfaceString, InterfaceTranslation
from .words import exact_forms, plural_count

State = InterfaceTranslation.State
ALIKE = 0.6  # how close a sentence must come to be named as the one that replaced another


class Refused(Exception):
    """The texts break a rule; `faults` says which, by form."""

    def __init__(self, faults: dict[int, list[rules.Fault]]) -> None:
        super().__init__(faults)
        self.faults = faults


class Stale(Exception):
    """Someone else wrote meanwhile; `current` is what they wrote, None if they removed it."""

    def __init__(self, current: InterfaceTranslation | None) -> None:
        super().__init__(current)
        self.current = current


class Obsolete(Exception):
    """The code no longer says this; `successor` is the string that took its place, if any."""

    def __init__(self, successor: InterfaceString | None) -> None:
        super().__init__(successor)
        self.successor = successor


@transaction.atomic
def translate_string(
    string: InterfaceString, language: str, forms: Sequence[str], revision: int, by: Any
) -> InterfaceTranslation:
    """Say a string in a language. `revision` is the one the editor saw, 0 where there was none."""
    said = _current(string, language, revision, forms)
    faults = string_faults(string, language, forms)
    if faults:
        raise Refused(faults)
    if said and said.state == State.DONE and said.forms == list(forms):
        return said
    before = said.forms if said else None
    said = said or InterfaceTranslation(string=string, language=language, revision=0)
    said.forms, said.state, said.changed_by = list(forms), State.DONE, by
    said.revision += 1
    said.save()
    audit.record(by, "translated", said, before=before, after=said.forms)
    return said


def accept_machine(said: InterfaceTranslation, revision: int, by: Any) -> InterfaceTranslation:
    """An editor finds a machine's words good: from now on visitors read them."""
    return translate_string(said.string, said.language, said.forms, revision, by)


@transaction.atomic
def reset_to_shipped(string: InterfaceString, language: str, revision: int, by: Any) -> None:
    """Forget the editors' words: visitors read what came with the code."""
    said = _current(string, language, revision)
    if said is None:
        return
    audit.record(by, "reset translation", said, before=said.forms)
    said.delete()


def string_faults(
    string: InterfaceString, language: str, forms: Sequence[str]
) -> dict[int, list[rules.Fault]]:
    count = plural_count(language) if string.msgid_plural else 1
    exact = exact_forms(language)
    return rules.form_faults(string.msgid, string.msgid_plural, forms, count, exact)


def successor(string: InterfaceString) -> InterfaceString | None:
    """The string in use that is most like one that vanished."""
    rows = InterfaceString.objects.in_use().filter(context=string.context)
    alike = {row.msgid: row for row in rows if bool(row.msgid_plural) == bool(string.msgid_plural)}
    return next(
        (alike[text] for text in get_close_matches(string.msgid, alike, n=1, cutoff=ALIKE)), None
    )


def _current(
    string: InterfaceString, language: str, revision: int, forms: Sequence[str] = ()
) -> InterfaceTranslation | None:
    """The row as it is, locked by way of its string; only to whoever saw it so."""
    string = InterfaceString.objects.select_for_update().get(pk=string.pk)
    if not string.in_use:
        raise Obsolete(successor(string))
    said = string.translations.filter(language=language).first()
    seen = said.revision if said else 0
    if seen != revision and not (said and said.forms == list(forms)):
        raise Stale(said)
    return said
