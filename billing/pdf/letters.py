"""Which letters our documents can be printed in."""

from functools import cache
from pathlib import Path
from unicodedata import category

from anyascii import anyascii
from django.conf import settings
from reportlab.pdfbase.ttfonts import TTFont

from core.readers import script

FONTS = Path(__file__).parent / "fonts"
# Inter has Latin, Greek and Cyrillic; these are fallen back on, letter by letter.
FALLBACKS = {"Arab": "Arabic", "Hebr": "Hebrew", "Armn": "Armenian", "Geor": "Georgian"}
# Signs that steer terminals, and places in the table of letters that nobody filled.
NO_LETTERS = ("Cc", "Cn", "Co", "Cs")
PRINTED = {"Latn", "Grek", "Cyrl", *FALLBACKS}


def printable(language: str) -> str:
    """The language itself, or the source language for one whose letters we cannot print.

    Scripts whose letters change with their neighbours (Devanagari, Thai) need more than a font,
    those with thousands (Chinese) a font larger than all the rest.
    """
    return language if script(language) in PRINTED else settings.LANGUAGE_CODE


def spelled(html: str) -> str:
    """The same with the letters that no font has, a Chinese name's, put in Latin ones.

    What is no letter at all goes: one paper that cannot be drawn would hold up all after it.
    """
    used = {letter for letter in html if not letter.isspace()}
    none = {ord(letter) for letter in used if category(letter) in NO_LETTERS}
    strange = {ord(letter) for letter in used} - _letters() - none
    spelling = {code: anyascii(chr(code)) for code in strange}
    return html.translate(spelling | dict.fromkeys(none, ""))


@cache
def _letters() -> frozenset[int]:
    names = ["Inter-Regular", *(f"NotoSans{name}-Regular" for name in FALLBACKS.values())]
    fonts = [TTFont(name, str(FONTS / f"{name}.ttf")) for name in names]
    return frozenset(code for font in fonts for code in font.face.charToGlyph)
