"""Interface strings: the editors' words first, then the catalogues that come with the code."""

from collections import Counter
from collections.abc import Callable
from functools import cache
from gettext import c2py
from typing import Any

from babel.core import UnknownLocaleError
from babel.messages.plurals import get_plural
from django.conf import settings
from django.utils.translation import to_locale, trans_real

from core.plurals import SAMPLES

from . import live
from .models import InterfaceString, InterfaceTranslation

Catalogue = dict[str | tuple[str, int], str]
EXAMPLES_UP_TO = 200
Speaker = Callable[[InterfaceString], list[str]]
FromFiles = trans_real.DjangoTranslation


class LiveTranslation(FromFiles):
    """What files and libraries say in a language, under what editors made of it."""

    def __init__(self, language: str, domain: str | None = None, localedirs: object = None) -> None:
        if domain not in (None, "django"):
            super().__init__(language, domain, localedirs)
            return
        vars(self).update(vars(from_files(language)))
        self._fallback = None
        self._add_fallback()
        self._put_first(editors_words(language), plural_rule(language))

    def _put_first(self, words: Catalogue, plural: str) -> None:
        catalog = trans_real.TranslationCatalog()
        catalog._catalogs = [words, *self._catalog._catalogs]
        catalog._plurals = [c2py(plural), *self._catalog._plurals]
        self._catalog = catalog

    def _add_fallback(self, localedirs: object = None) -> None:
        """French for what is missing; asked for anew, since French too may have changed."""
        code = self.language()
        if code != settings.LANGUAGE_CODE and not code.startswith("en"):
            self.add_fallback(trans_real.translation(settings.LANGUAGE_CODE))


@cache
def from_files(language: str) -> FromFiles:
    """The catalogues of the code and of its libraries: they change only with a new start."""
    return FromFiles(language)


def editors_words(language: str) -> Catalogue:
    """What is done in a language, as gettext keeps it: singulars by text, plurals by form."""
    found: Catalogue = {}
    if not live.has_words():
        return found
    done = InterfaceTranslation.objects.filter(
        language=language, state=InterfaceTranslation.State.DONE, string__obsolete_at=None
    ).values_list("string__context", "string__msgid", "string__msgid_plural", "forms")
    for context, msgid, plural, forms in done:
        key = f"{context}{trans_real.CONTEXT_SEPARATOR}{msgid}" if context else msgid
        if plural:
            found.update({(key, index): form for index, form in enumerate(forms) if form})
        elif forms and forms[0]:
            found[key] = forms[0]
    return found


def speaker(language: str) -> Speaker:
    """What visitors read of a string now, one text for each plural form; "" where nothing is."""
    return _speaker(language, trans_real.translation(language)._catalog)


def shipped_speaker(language: str) -> Speaker:
    """The same of what came with the code, whatever editors made of it."""
    return _speaker(language, from_files(language)._catalog)


def _speaker(language: str, catalogue: Any) -> Speaker:
    numbers = [examples[0] for examples in plural_examples(language)]

    def say(string: InterfaceString) -> list[str]:
        if string.msgid_plural:
            said = [_plural_of(catalogue, string.key, number) for number in numbers]
        else:
            said = [catalogue.get(string.key, "")]
        if any(said) or language.split("-")[0] != "en":
            return said
        return [string.msgid, string.msgid_plural][: len(said)]  # the code's own words

    return say


def _plural_of(catalogue: Any, key: str, number: int) -> str:
    try:
        return catalogue.plural(key, number) or ""
    except KeyError:
        return ""


@cache
def plural_examples(language: str) -> tuple[tuple[int, ...], ...]:
    """For each form of a language the first numbers that take it: 0, 1 and 2, 3, 4 in French."""
    form_of = c2py(plural_rule(language))
    found: list[list[int]] = [[] for _form in range(plural_count(language))]
    for number in range(EXAMPLES_UP_TO):
        found[form_of(number)].append(number)
    # A form for fractions or millions has no example among small numbers.
    return tuple(tuple(numbers) or (1_000_000,) for numbers in found)


def plural_rule(language: str) -> str:
    """Gettext's formula for the form of a number, such as "(n > 1)"."""
    return str(_plural(language).plural_expr)


def plural_count(language: str) -> int:
    """How many forms a language has: two in French, six in Arabic."""
    return int(_plural(language).num_plurals)


def exact_forms(language: str) -> frozenset[int]:
    """The forms that stand for a single number, by index: Arabic's none, one and two."""
    used = Counter(map(c2py(plural_rule(language)), SAMPLES))
    return frozenset(index for index, times in used.items() if times == 1)


def form_order(language: str, formula: str) -> list[int]:
    """For each form of ours the index it has in a file that counts by another formula.

    Arabic's last two change places between Babel and most translators' programs.
    """
    ours, theirs = c2py(plural_rule(language)), c2py(formula)
    order = {ours(number): theirs(number) for number in reversed(SAMPLES)}
    return [order.get(index, index) for index in range(plural_count(language))]


def _plural(language: str) -> Any:
    """Babel's rule of a language, or the usual one for a language it only has a name for."""
    try:
        return get_plural(to_locale(language))
    except (UnknownLocaleError, ValueError):
        return get_plural("en")
