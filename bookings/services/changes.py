"""Holding the nights of new dates while their difference is paid."""

from datetime import date, datetime, timedelta

from django.db import transaction

from core.dates import nights

from ..models import Night, Stay
from .availability import check_free, lock, write_nights
from .covering import give_back


@transaction.atomic
def hold_change(stay_id: int, arrival: date, departure: date, until: datetime) -> None:
    """Take the nights that new dates add to a confirmed stay, for a while; raises CannotBook."""
    stay = Stay.objects.get(pk=stay_id)
    home = lock(stay.home_id)
    check_free(home, arrival, departure, but=stay)
    own = set(stay.nights.values_list("date", flat=True))
    free_again = departure + timedelta(days=home.buffer_nights)

    def held(first: date, last: date, kind: str) -> list[Night]:
        return [
            Night(home=home, date=day, kind=kind, stay=stay, expires_at=until)
            for day in nights(first, last)
            if day not in own
        ]

    write_nights(
        held(arrival, departure, Night.Kind.STAY),
        held(departure, free_again, Night.Kind.BUFFER),
    )


def release_change(stay_id: int) -> None:
    """Let the nights go that were only held for a change."""
    held = Night.objects.filter(stay_id=stay_id, expires_at__isnull=False)
    home_id = Stay.objects.values_list("home_id", flat=True).get(pk=stay_id)
    give_back(home_id, held)
