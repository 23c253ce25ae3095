"""The words of the interface as a PO file, for whoever translates away from the desk.

A file goes out with everything needed to come back: whose it is, which language, when. Nothing in
it overwrites what an editor wrote since, and what does not fit the rules stays outside.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from itertools import groupby
from typing import Any

import polib
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail.models import Locale

from core import audit
from core.models import Stamp

from .models import InterfaceString, InterfaceTranslation
from .rules import Fault, placeholders
from .services import string_faults
from .words import form_order, plural_count, plural_rule, speaker

PROJECT = "PCS interface"
EXPORTED = "X-Exported-At"
LARGEST = 10 * 1024 * 1024
LONGEST = 500  # lines of one text; the parser joins them one by one, each time all over
BATCH = 500
State = InterfaceTranslation.State


class FileFault(StrEnum):
    """Why nothing of a file is taken."""

    TOO_LARGE = "too large"
    NOT_UTF8 = "not utf-8"
    NOT_PO = "not po"
    OTHER_PROJECT = "other project"
    OTHER_LANGUAGE = "other language"


class EntryFault(StrEnum):
    """Why one entry is not taken; a broken rule has its own names."""

    UNKNOWN = "unknown"
    OBSOLETE = "obsolete"
    FUZZY = "fuzzy"
    TWICE = "twice"
    CHANGED = "changed"


class RefusedFile(Exception):
    def __init__(self, fault: FileFault) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True)
class RefusedEntry:
    msgid: str
    text: str
    faults: tuple[EntryFault | Fault, ...]


@dataclass
class Report:
    accepted: int = 0
    unchanged: int = 0
    empty: int = 0
    refused: list[RefusedEntry] = field(default_factory=list)


# --- Out ----------------------------------------------------------------------


def export(language: str, rows: QuerySet[InterfaceString]) -> bytes:
    """These strings as a file: what is done, and, marked fuzzy, what an editor must look at."""
    file = polib.POFile(wrapwidth=0)
    file.metadata = _header(language)
    say, french = speaker(language), speaker("fr")
    edited = _edited(language)
    for row in rows:
        file.append(_entry(row, edited.get(row.pk), say, french))
    return str(file).encode()


def _header(language: str) -> dict[str, str]:
    return {
        "Project-Id-Version": PROJECT,
        EXPORTED: timezone.now().isoformat(),
        "Language": language.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": f"nplurals={plural_count(language)}; plural={plural_rule(language)};",
    }


def _entry(
    row: InterfaceString, said: InterfaceTranslation | None, say: Any, french: Any
) -> polib.POEntry:
    forms = said.forms if said else say(row)
    entry = polib.POEntry(
        msgid=row.msgid,
        msgctxt=row.context or None,
        comment=f"{row.get_area_display()}. {' | '.join(filter(None, french(row)))}".strip(),
        occurrences=[(place, "") for place in row.places.splitlines()],
        flags=_flags(row, said),
    )
    if row.msgid_plural:
        entry.msgid_plural = row.msgid_plural
        entry.msgstr_plural = dict(enumerate(forms))
    else:
        entry.msgstr = forms[0]
    return entry


def _flags(row: InterfaceString, said: InterfaceTranslation | None) -> list[str]:
    found = ["fuzzy"] if said and said.state != State.DONE else []
    kinds = {text[0] for text in placeholders(f"{row.msgid} {row.msgid_plural}")}
    return found + [
        name
        for sign, name in (("%", "python-format"), ("{", "python-brace-format"))
        if sign in kinds
    ]


def _edited(language: str) -> dict[int, InterfaceTranslation]:
    rows = InterfaceTranslation.objects.filter(language=language)
    return {said.string_id: said for said in rows}


# --- In -----------------------------------------------------------------------


def read(content: bytes, language: str) -> polib.POFile:
    """The entries of a file that was made for us, in this language."""
    if len(content) > LARGEST:
        raise RefusedFile(FileFault.TOO_LARGE)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedFile(FileFault.NOT_UTF8) from error
    if "\0" in text or _is_endless(text):  # no database keeps a NUL
        raise RefusedFile(FileFault.NOT_PO)
    file = _parsed(text)
    if PROJECT not in file.metadata.get("Project-Id-Version", ""):
        raise RefusedFile(FileFault.OTHER_PROJECT)
    if file.metadata.get("Language", "").replace("_", "-").lower() != language:
        raise RefusedFile(FileFault.OTHER_LANGUAGE)
    return file


def _is_endless(text: str) -> bool:
    lines = filter(None, (line.lstrip("#~| \t") for line in text.splitlines()))
    runs = groupby(lines, key=lambda line: line.startswith('"'))
    return any(quoted and sum(1 for _line in run) > LONGEST for quoted, run in runs)


def _parsed(text: str) -> polib.POFile:
    try:
        # The first line keeps a text that happens to be a file's name from being opened.
        file = polib.pofile(f"#\n{text}", wrapwidth=0)
    except (OSError, ValueError, IndexError) as error:
        raise RefusedFile(FileFault.NOT_PO) from error
    if not file and not file.metadata:
        raise RefusedFile(FileFault.NOT_PO)
    return file


@transaction.atomic
def take_in(locale: Locale, content: bytes, by: Any) -> Report:
    """Apply what is new and fits; the report says what became of the rest."""
    language = locale.language_code
    file = read(content, language)
    taking = _Taking(language, file, by)
    for entry in file:
        taking.take(entry)
    taking.save()
    report = taking.report
    counts = {"accepted": report.accepted, "refused": len(report.refused)}
    audit.record(by, "imported translations", locale, **counts)
    return report


def _exported_at(file: polib.POFile) -> datetime | None:
    try:
        found = parse_datetime(file.metadata.get(EXPORTED, ""))
    except ValueError:  # no day of the calendar
        return None
    return found if found and found.tzinfo else None


class _Taking:
    """One import: what is known before it, and what it will write."""

    def __init__(self, language: str, file: polib.POFile, by: Any) -> None:
        self.language, self.exported_at, self.by = language, _exported_at(file), by
        self.order = _order(file, language)
        self.report = Report()
        self.rows: dict[int, InterfaceTranslation] = {}
        # Locked as a single string is when it is saved: an editor waits until this is over.
        rows = InterfaceString.objects.select_for_update().order_by("pk")
        self.known = {(row.context, row.msgid, row.msgid_plural): row for row in rows}
        self.edited, self.say = _edited(language), speaker(language)
        self.seen: Counter[int] = Counter()

    def take(self, entry: polib.POEntry) -> None:
        forms = _forms(entry, self.order)
        if not any(forms):
            self.report.empty += 1
            return
        row = self.known.get((entry.msgctxt or "", entry.msgid, entry.msgid_plural or ""))
        faults = tuple(self._faults(entry, row, forms))
        if faults:
            self.report.refused.append(RefusedEntry(entry.msgid, " | ".join(forms), faults))
        elif row and self._says_so(row, forms):
            self.report.unchanged += 1
        elif row:
            self.report.accepted += 1
            self.rows[row.pk] = self._translation(row, forms)

    def _faults(
        self, entry: polib.POEntry, row: InterfaceString | None, forms: list[str]
    ) -> Iterable[EntryFault | Fault]:
        if row is None:
            return [EntryFault.UNKNOWN]
        if entry.obsolete or not row.in_use:
            return [EntryFault.OBSOLETE]
        self.seen[row.pk] += 1
        if self.seen[row.pk] > 1:
            return [EntryFault.TWICE]
        if "fuzzy" in entry.flags:
            return [EntryFault.FUZZY]
        if self._changed_meanwhile(row, forms):
            return [EntryFault.CHANGED]
        if self._says_so(row, forms):  # what libraries say need not keep our rules
            return []
        return list(_each_once(string_faults(row, self.language, forms)))

    def _changed_meanwhile(self, row: InterfaceString, forms: list[str]) -> bool:
        """A file that lost the time of its export is older than any editor's words."""
        said = self.edited.get(row.pk)
        if said is None or said.forms == forms:
            return False
        return self.exported_at is None or said.changed_at > self.exported_at

    def _says_so(self, row: InterfaceString, forms: list[str]) -> bool:
        said = self.edited.get(row.pk)
        if said:
            return said.state == State.DONE and said.forms == forms
        return self.say(row) == forms

    def _translation(self, row: InterfaceString, forms: list[str]) -> InterfaceTranslation:
        said = self.edited.get(row.pk)
        return InterfaceTranslation(
            string=row,
            language=self.language,
            forms=forms,
            state=State.DONE,
            revision=said.revision + 1 if said else 1,
            changed_by=self.by,
            changed_at=timezone.now(),
        )

    def save(self) -> None:
        if not self.rows:
            return
        InterfaceTranslation.objects.bulk_create(
            self.rows.values(),
            batch_size=BATCH,
            update_conflicts=True,
            unique_fields=["string", "language"],
            update_fields=["forms", "state", "revision", "changed_by", "changed_at"],
        )
        Stamp.objects.bump_languages()


def _order(file: polib.POFile, language: str) -> list[int]:
    """Where a file keeps each form of the language; as we do if it does not say."""
    formula = file.metadata.get("Plural-Forms", "").partition("plural=")[2]
    try:
        return form_order(language, formula.strip().rstrip(";"))
    except (ValueError, ZeroDivisionError):
        return list(range(plural_count(language)))


def _forms(entry: polib.POEntry, order: list[int]) -> list[str]:
    if not entry.msgid_plural:
        return [entry.msgstr]
    said = entry.msgstr_plural
    if set(said) != set(order):  # too few or too many: the rules say so
        return [text for _index, text in sorted(said.items())]
    return [said[index] for index in order]


def _each_once(faults: dict[int, list[Fault]]) -> Iterator[Fault]:
    return iter(dict.fromkeys(fault for wrong in faults.values() for fault in wrong))
