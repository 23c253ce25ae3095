from functools import partial
from typing import Any

from django.utils.timezone import localdate

from bookings.inventory.rules import SIGNATURE_BOX
from catalogue.models import Home

from ..models import Mandate
from ..rules import articles
from .engine import render_for
from .pictures import signature
from .words import in_percent


def render_mandate(mandate: Mandate) -> bytes:
    """The PDF of a mandate, as it was signed."""
    context = partial(_context, mandate)
    return render_for(mandate.language, "billing/pdf/mandate.html", context, mandate.signed_at)


def _context(mandate: Mandate, language: str) -> dict[str, Any]:
    kinds = dict(Home.Kind.choices)
    return {
        "mandate": mandate,
        "signed": localdate(mandate.signed_at),
        "homes": [(home, kinds.get(home.kind, "")) for home in mandate.homes.all()],
        "articles": articles(mandate.terms.body),
        "commission": in_percent(mandate.tariff.commission_percent),
        "drawing": signature(mandate.strokes, SIGNATURE_BOX) if mandate.strokes else "",
    }
