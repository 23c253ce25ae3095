"""One string as the desk shows it: its source, what others say, what it says here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from ..coverage import State
from ..models import InterfaceString, InterfaceTranslation
from ..rules import placeholders
from ..services import successor
from ..words import plural_examples, shipped_speaker, speaker
from .forms import StringForm


@dataclass
class Line:
    """`theirs` is what a second editor wrote meanwhile."""

    string: InterfaceString
    said: InterfaceTranslation | None
    form: StringForm
    references: list[tuple[str, list[str]]]
    state: str
    is_shipped: bool
    saved: bool = False
    is_stale: bool = False
    theirs: InterfaceTranslation | None = None

    @property
    def state_label(self) -> str:
        return str(State(self.state).label)

    @property
    def chips(self) -> list[str]:
        return sorted(placeholders(f"{self.string.msgid} {self.string.msgid_plural}"))

    @property
    def places(self) -> list[str]:
        return self.string.places.splitlines()

    @property
    def successor(self) -> InterfaceString | None:
        return None if self.string.in_use else successor(self.string)


class Writer:
    """Makes the lines of a language; the words that came with the code are read once."""

    def __init__(self, language: str, references: Iterable[str] = ()) -> None:
        self.language = language
        self.shipped = shipped_speaker(language)
        codes = dict.fromkeys([settings.LANGUAGE_CODE, *filter(None, references)])
        self.references = {code: speaker(code) for code in codes if code != language}

    def line(
        self,
        string: InterfaceString,
        said: InterfaceTranslation | None,
        data: Mapping[str, Any] | None = None,
        **how: Any,
    ) -> Line:
        own = self.shipped(string)
        form = StringForm(
            data,
            string=string,
            language=self.language,
            forms_said=said.forms if said else own,
            labels=labels(string, self.language),
            revision=said.revision if said else 0,
        )
        references = [(code, say(string)) for code, say in self.references.items()]
        state = _state(said, f" {self.language} " in string.shipped)
        return Line(string, said, form, references, state, any(own), **how)


def labels(string: InterfaceString, language: str) -> list[str]:
    """What each field is for; plural forms are known by numbers that take them."""
    if not string.msgid_plural:
        return [_("Translation")]
    return [_example(numbers) for numbers in plural_examples(language)]


def _example(numbers: tuple[int, ...]) -> str:
    if len(numbers) == 1:
        return _("For %(number)s") % {"number": numbers[0]}
    first = ", ".join(str(number) for number in numbers[:4])
    if len(numbers) <= 4:
        return _("For %(numbers)s") % {"numbers": first}
    return _("For %(numbers)s…") % {"numbers": first}


def _state(said: InterfaceTranslation | None, is_shipped: bool) -> str:
    if said:
        return said.state
    return State.DONE.value if is_shipped else State.MISSING.value
