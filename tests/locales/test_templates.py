"""No word of the public site is written in a template instead of the catalogues."""

import re
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
# Not for visitors: Wagtail's office, the drawn samples, the sandbox of the payment company.
ELSEWHERE = ("/admin/", "/styleguide/", "sandbox", "wagtailadmin", ".venv", "/desk/")
SAID = re.compile(
    r"{%\s*blocktranslate.*?endblocktranslate\s*%}|{%.*?%}|{{.*?}}|{#.*?#}"
    r"|<script.*?</script>|<style.*?</style>|<!doctype[^>]*>|<pdf:[^>]*>",
    re.DOTALL,
)
READ_ALOUD = re.compile(
    r"""(?:alt|title|placeholder|aria-label|data-word[\w-]*)=["']([^"'{]*)["']"""
)
ATTRIBUTE = re.compile(r"""[\w-]+="[^"]*"|[\w-]+='[^']*'""")  # of a tag that another file opens
WORD = re.compile(r"[A-Za-zÀ-ÿ]{2,}")
# Names, codes and units that every language writes so.
SAME = re.compile(r"Paris Caretaker|Services|PCS|SIREN|m²|km|OK|mailto|tel|AGPL|PDF")


def templates() -> list[Path]:
    found = (*ROOT.glob("*/templates/**/*.html"), *ROOT.glob("*/templates/**/*.txt"))
    return [path for path in found if not any(part in f"{path}" for part in ELSEWHERE)]


def untranslated(text: str) -> list[str]:
    aloud = " ".join(READ_ALOUD.findall(text))
    shown = ATTRIBUTE.sub(" ", re.sub(r"<[^>]*>", " ", SAID.sub(" ", text)))
    return WORD.findall(SAME.sub(" ", unescape(f"{shown} {aloud}")))


def test_there_are_templates_to_look_at():
    assert len(templates()) > 100


@pytest.mark.parametrize("path", templates(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_template_says_nothing_of_its_own(path):
    assert untranslated(path.read_text()) == []
