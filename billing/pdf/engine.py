"""From a template to the bytes of a PDF, the same for the same document."""

import io
import logging
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from reportlab import rl_config
from xhtml2pdf import pisa
from xhtml2pdf.config.resources import ResourceAccessPolicy

from core.tokens import light_colours

from .letters import FALLBACKS, printable, spelled

HERE = Path(__file__).parent
# Nothing is fetched, and nothing is read but our fonts and our logo.
POLICY = ResourceAccessPolicy.server(base_dir=HERE)

log = logging.getLogger("pcs.billing")
_one_at_a_time = threading.Lock()
rl_config.invariant = 1


class BadPdf(Exception):
    """The engine complained: what it would draw is not what we wrote."""


def render_for(
    wished: str, template: str, context_in: Callable[[str], dict[str, Any]], dated: datetime
) -> bytes:
    """A paper in the language it is wished in, or in the source's if its letters have no font."""
    language = printable(wished)
    with translation.override(language):
        context = context_in(language)
    return render(template, context | {"wished": wished}, language, dated)


def render(template: str, context: dict[str, Any], language: str, dated: datetime) -> bytes:
    """Draw a template in a language; raises BadPdf rather than return a page with faults."""
    with translation.override(language):
        html = spelled(render_to_string(template, context | _paper(language)))
    out = io.BytesIO()
    with _one_at_a_time, _complaints() as complaints, _clock_at(dated):
        result = pisa.CreatePDF(html, out, path=str(HERE / "paper.html"), resource_policy=POLICY)
    if result.err or complaints:
        raise BadPdf("; ".join(complaints) or template)
    return out.getvalue()


def _paper(language: str) -> dict[str, Any]:
    colours = {name.replace("-", "_"): value for name, value in light_colours().items()}
    to_left = translation.get_language_bidi()
    return {
        "colours": colours,
        "company": _company(),
        "language": language,
        "direction": "rtl" if to_left else "ltr",
        "start": "right" if to_left else "left",
        "end": "left" if to_left else "right",
        "fallbacks": FALLBACKS.values(),
    }


def _company() -> dict[str, str]:
    town = f"{settings.COMPANY['postcode']} {settings.COMPANY['city']}"
    return settings.COMPANY | {
        "town": town,
        "seat": f"{town}, {settings.COMPANY['country']}",
        "address": f"{settings.COMPANY['street']}, {town}",
    }


@contextmanager
def _clock_at(moment: datetime) -> Iterator[None]:
    """The date in the file is the document's, so that drawing it again gives the same bytes."""
    os.environ["SOURCE_DATE_EPOCH"] = str(int(moment.timestamp()))
    try:
        yield
    finally:
        del os.environ["SOURCE_DATE_EPOCH"]


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """What the engine only warns of: a font or a picture it could not read."""
    collector = _Collector()
    logger = logging.getLogger("xhtml2pdf")
    logger.addHandler(collector)
    try:
        yield collector.lines
    finally:
        logger.removeHandler(collector)
