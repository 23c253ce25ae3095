"""The private names of Django that languages without a deploy stand on: which one moved?"""

import inspect

import pytest
from django.utils.translation import trans_real

from locales import patches, words

NAMES = (
    "DjangoTranslation",
    "TranslationCatalog",
    "check_for_language",
    "get_languages",
    "language_code_prefix_re",
    "translation",
    "_default",
    "_get_supported_language_variant",
    "_translations",
)


@pytest.mark.parametrize("name", NAMES)
def test_django_still_has_the_name(name):
    assert hasattr(trans_real, name), f"django.utils.translation.trans_real.{name} is gone"


def test_django_looks_its_parts_up_by_these_names_each_time():
    """What is replaced must be asked for, not kept from an import."""
    asked = {
        "activate": "translation(language)",
        "gettext": "translation(settings.LANGUAGE_CODE)",
        "get_language_from_request": "get_languages()",
        "get_supported_language_variant": "_get_supported_language_variant(lang_code",
    }
    for function, call in asked.items():
        assert call in inspect.getsource(getattr(trans_real, function)), function
    variants = inspect.getsource(trans_real._get_supported_language_variant.__wrapped__)
    assert "get_languages()" in variants
    assert "check_for_language(code)" in variants


def test_a_catalogue_is_a_list_of_dictionaries_each_with_its_plural_rule():
    catalogue = trans_real.TranslationCatalog()
    catalogue._catalogs = [{("night", 0): "nuit"}, {"a": "b"}]
    catalogue._plurals = [lambda n: 0, lambda n: 0]

    assert catalogue["a"] == "b"
    assert catalogue.plural("night", 1) == "nuit"


def test_the_replacements_are_in_their_place():
    assert trans_real.DjangoTranslation is words.LiveTranslation
    assert trans_real.translation is patches.translation
    assert trans_real.get_languages is patches.languages
    assert trans_real.check_for_language is patches.check_for_language
    assert issubclass(words.LiveTranslation, words.FromFiles)
