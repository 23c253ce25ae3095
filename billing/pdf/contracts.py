from functools import partial
from typing import Any

from django.utils.timezone import localdate

from bookings.messages import policy_steps
from catalogue.models import CancellationPolicy

from ..models import Contract
from .engine import render_for
from .words import label


def render_contract(contract: Contract) -> bytes:
    """The PDF of a rental contract, as it was agreed."""
    context = partial(_context, contract)
    return render_for(contract.language, "billing/pdf/contract.html", context, contract.agreed_at)


def _context(contract: Contract, language: str) -> dict[str, Any]:
    stay = contract.stay
    home = stay.home
    place = home.commune.name
    lines = contract.quote.lines.all()
    return {
        "contract": contract,
        "agreed": localdate(contract.agreed_at),
        "stay": stay,
        "home": home,
        "listing": home.listings.in_language(language).first(),
        "owner": home.owner.user.get_full_name(),
        "traveller": stay.traveller.user,
        "nights": (contract.departure - contract.arrival).days,
        "lines": [(label(li.kind, li.source, place), li) for li in lines],
        "total": contract.quote.total,
        "policy_kind": CancellationPolicy.Kind(stay.policy_kind).label,
        "steps": policy_steps(stay.policy, contract.arrival),
    }
