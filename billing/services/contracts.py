"""Rental contracts: one version per agreement, its PDF stored once."""

from django.db import transaction

from bookings.models import Stay
from core import outbox
from locales import live

from ..models import Contract
from .sealing import seal_alone


@transaction.atomic
def issue_contract(stay: Stay) -> Contract:
    """The contract of a stay as it stands; the caller holds the lock on the stay."""
    contract = Contract.objects.create(
        stay=stay,
        version=Contract.objects.filter(stay=stay).count() + 1,
        quote=stay.quotes.latest(),
        arrival=stay.arrival,
        departure=stay.departure,
        adults=stay.adults,
        children=stay.children,
        language=live.or_source(stay.language),
    )
    outbox.enqueue("billing.seal_contract", contract.number, {"contract": contract.pk})
    return contract


def seal_contract(contract_id: int) -> Contract:
    """Store the PDF of a contract; the second time nothing happens."""
    return seal_alone(Contract.objects.get(pk=contract_id), _draw)


def _draw(contract: Contract) -> bytes:
    from ..pdf import render_contract  # reportlab is slow to import and only workers need it

    return render_contract(contract)
