"""Which letters our documents can be printed in."""

from functools import cache
from pathlib import Path

from anyascii import anyascii
from django.conf import settings
from reportlab.pdfbase.ttfonts import TTFont

from core.readers import script

FONTS = Path(__file__).parent / "fonts"
# Inter has Latin, Greek and Cyrillic; these are fallen back on, letter by letter.
FALLBACKS = {"Arab": "Arabic", "Hebr": "Hebrew", "Armn": "Armenian", "Geor": "Georgian"}
PRINTED = {"Latn", "Grek", "Cyrl", *FALLBACKS}


def printable(language: str) -> str:
    """The language itself, or the source language for one whose letters we cannot print.

    Scripts whose letters change with their neighbours (Devanagari, Thai) need more than a font,
    those with thousands (Chinese) a font larger than all the rest.
    """
    return language if script(language) in PRINTED else settings.LANGUAGE_CODE


def spelled(html: str) -> str:
    """The same with the letters that no font has, a Chinese name's, put in Latin ones."""
    strange = {ord(letter) for letter in set(html) if letter.isprintable()} - _letters()
    return html.translate({code: anyascii(chr(code)) for code in strange})


@cache
def _letters() -> frozenset[int]:
    names = ["Inter-Regular", *(f"NotoSans{name}-Regular" for name in FALLBACKS.values())]
    fonts = [TTFont(name, str(FONTS / f"{name}.ttf")) for name in names]
    return frozenset(code for font in fonts for code in font.face.charToGlyph)
