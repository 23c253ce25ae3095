"""What time alone changes: an open session expires, a slow bank answers."""

from django.db import transaction

from billing.sandbox.models import Resource
from billing.sandbox.payments.checkout import expire
from billing.sandbox.payments.refunds import settle
from billing.sandbox.subscriptions.cycle import attempt, turn

WHEN_DUE = {
    "checkout.session": expire,
    "invoice": attempt,
    "refund": settle,
    "subscription": turn,
}


def settle_due() -> None:
    if not Resource.objects.due().exists():
        return
    with transaction.atomic():
        for resource in Resource.objects.due():
            WHEN_DUE[resource.kind](resource)
