"""Papers that owners send: known by their content, whatever their name says."""

import zlib
from typing import IO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from .uploads import NoPicture, TooManyPixels, measure, picture_kind

MOST_BYTES = 10 * 1024 * 1024
PICTURES = {"JPEG": "jpg", "PNG": "png"}
# What the library raises for files whose parts are not what they are said to be.
BROKEN_PDF = (
    PyPdfError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError,
    AssertionError, RecursionError, MemoryError, OSError, zlib.error,
)  # fmt: skip


class NoPaper(Exception):
    """The file is no PDF, JPEG or PNG, or it is broken."""


def paper_kind(file: IO[bytes]) -> str:
    """The extension that a paper's content deserves: pdf, jpg or png."""
    file.seek(0)
    if file.read(5) == b"%PDF-":
        _read_pdf(file)
        return "pdf"
    try:
        measure(file)
        return PICTURES[picture_kind(file)]
    except (NoPicture, TooManyPixels, KeyError) as error:
        raise NoPaper from error


def _read_pdf(file: IO[bytes]) -> None:
    file.seek(0)
    try:
        pages = len(PdfReader(file).pages)
    except BROKEN_PDF as error:
        raise NoPaper from error
    if not pages:
        raise NoPaper
