"""What owners pay us, by the day."""

from datetime import date

from django.utils import timezone

from bookings.models import Stay

from .models import OwnerTariff


def owner_tariff(day: date | None = None) -> OwnerTariff:
    """The tariff in force on a day, today unless given."""
    return OwnerTariff.objects.in_force(day or timezone.localdate())


def tariff_of(stay: Stay) -> OwnerTariff:
    """The tariff of a stay: the one of the day it was booked, whatever came after."""
    return owner_tariff(timezone.localdate(stay.created_at))
