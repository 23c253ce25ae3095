"""Publish a new base price of the first home; tells how it is written, and when it was known."""

import time
from decimal import Decimal

from django.utils import timezone

from catalogue.models import Home, NightlyPrice

AMOUNT = Decimal("777")


def main() -> str:
    home = Home.objects.get(reference="B00001")
    today = timezone.localdate()
    NightlyPrice.objects.create(home=home, starts_on=today, valid_from=today, amount=AMOUNT)
    return f"{AMOUNT} {time.time()}"
