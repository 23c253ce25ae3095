"""Keeping the database's interface strings the same as the code's.

The English catalogue that `make messages` writes names every string and the files it stands in;
the libraries whose words visitors read ship theirs. A string that vanished stays, obsolete, and
lends its translations, outdated, to the new one that replaced it.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from importlib.util import find_spec
from pathlib import Path

import polib
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale

from core.models import Stamp

from . import rules
from .models import InterfaceString, InterfaceTranslation
from .words import from_files

LIBRARIES = {"django": "conf/locale", "django.contrib.auth": "locale", "allauth": "locale"}
CATALOGUE = "en/LC_MESSAGES/django.po"
CLOSE = 0.75  # how alike an old and a new sentence are for one to replace the other
BATCH = 500


@dataclass(frozen=True)
class Found:
    """A string in the code. `places` are files, a library's under its name."""

    context: str
    msgid: str
    plural: str
    places: tuple[str, ...] = field(compare=False)

    @property
    def digest(self) -> str:
        return hashlib.sha256(
            "\0".join((self.context, self.msgid, self.plural)).encode()
        ).hexdigest()


@transaction.atomic
def collect() -> None:
    """Add what is new, mark what vanished, wake what came back."""
    known = {row.digest: row for row in InterfaceString.objects.all()}
    found = {one.digest: one for one in strings()}
    vanished = [row for digest, row in known.items() if digest not in found and row.in_use]
    added = _add([one for digest, one in found.items() if digest not in known])
    changed = _update([(known[digest], one) for digest, one in found.items() if digest in known])
    _leave(vanished)
    lent = _lend(vanished, added)
    if added or changed or vanished or lent:
        Stamp.objects.bump_languages()
    # The catalogues may say more than they did, even where the code says the same.
    note_shipped(*Locale.all_objects.values_list("language_code", flat=True))


def strings() -> Iterator[Found]:
    """Ours, then what the libraries' forms and mails say, once each."""
    seen = set()
    for prefix, path in _catalogues():
        for entry in polib.pofile(str(path)):
            one = _found(prefix, entry)
            if one.digest not in seen and not rules.is_name_of_language(one.places):
                seen.add(one.digest)
                yield one


def _catalogues() -> Iterator[tuple[str, Path]]:
    for folder in settings.LOCALE_PATHS:
        yield "", Path(folder) / CATALOGUE
    for name, folder in LIBRARIES.items():
        spec = find_spec(name)
        if spec and spec.origin:
            yield f"{name}: ", Path(spec.origin).parent / folder / CATALOGUE


def _found(prefix: str, entry: polib.POEntry) -> Found:
    places = tuple(sorted({f"{prefix}{place}" for place, _line in entry.occurrences})) or (prefix,)
    return Found(entry.msgctxt or "", entry.msgid, entry.msgid_plural or "", places)


def _add(found: list[Found]) -> list[InterfaceString]:
    rows = [
        InterfaceString(
            digest=one.digest,
            context=one.context,
            msgid=one.msgid,
            msgid_plural=one.plural,
            area=rules.area(one.places),
            places="\n".join(one.places),
        )
        for one in found
    ]
    return InterfaceString.objects.bulk_create(rows, batch_size=BATCH)


def _update(pairs: list[tuple[InterfaceString, Found]]) -> bool:
    changed = []
    for row, one in pairs:
        now = ("\n".join(one.places), rules.area(one.places), None)
        if (row.places, row.area, row.obsolete_at) != now:
            row.places, row.area, row.obsolete_at = now
            changed.append(row)
    fields = ["places", "area", "obsolete_at"]
    InterfaceString.objects.bulk_update(changed, fields, batch_size=BATCH)
    return bool(changed)


def _leave(vanished: list[InterfaceString]) -> None:
    gone = InterfaceString.objects.filter(pk__in=[row.pk for row in vanished])
    gone.update(obsolete_at=timezone.now())


def _lend(vanished: list[InterfaceString], added: list[InterfaceString]) -> bool:
    """A sentence that was reworded keeps its translations, for an editor to look at again."""
    old = {(row.context, bool(row.msgid_plural), row.msgid): row for row in vanished}
    lent = []
    for row in added:
        alike = {
            key[2]: old[key] for key in old if key[:2] == (row.context, bool(row.msgid_plural))
        }
        for text in get_close_matches(row.msgid, alike, n=1, cutoff=CLOSE):
            lent += [_outdated(row, said) for said in alike[text].translations.all()]
    InterfaceTranslation.objects.bulk_create(lent, batch_size=BATCH)
    return bool(lent)


def _outdated(string: InterfaceString, said: InterfaceTranslation) -> InterfaceTranslation:
    state = InterfaceTranslation.State.OUTDATED
    return InterfaceTranslation(
        string=string, language=said.language, forms=said.forms, state=state
    )


def note_shipped(*languages: str) -> None:
    """Remember which strings the catalogues of code and libraries already say in languages."""
    rows = list(InterfaceString.objects.all())
    changed = [row for row in rows if _note(row, languages)]
    InterfaceString.objects.bulk_update(changed, ["shipped"], batch_size=BATCH)


def _note(row: InterfaceString, languages: Sequence[str]) -> bool:
    codes = set(row.shipped.split())
    now = codes.difference(languages) | {code for code in languages if _says(code, row)}
    row.shipped = f" {' '.join(sorted(now))} " if now else ""
    return now != codes


def _says(language: str, row: InterfaceString) -> bool:
    if language.split("-")[0] == "en":  # the code's own words
        return True
    catalogue = from_files(language)._catalog
    return bool(catalogue.get((row.key, 0) if row.msgid_plural else row.key))
