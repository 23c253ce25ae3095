"""Rental contracts: one version per agreement, its PDF stored once."""

import hashlib

from django.core.files.base import ContentFile
from django.db import transaction

from bookings.models import Stay
from core import outbox
from locales import live

from ..models import Contract


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
    contract = Contract.objects.get(pk=contract_id)
    if contract.sha256:
        return contract
    from ..pdf import render_contract  # reportlab is slow to import and only workers need it

    content = render_contract(contract)
    with transaction.atomic():
        contract = Contract.objects.select_for_update().get(pk=contract_id)
        if not contract.sha256:  # else another worker was faster
            contract.sha256 = hashlib.sha256(content).hexdigest()
            contract.pdf.save(f"{contract.number}.pdf", ContentFile(content), save=False)
            contract.save(update_fields=["pdf", "sha256"])
    return contract
