"""What nights cost from today on: rows are added and withdrawn, never edited."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from core import audit

from ..models import CleaningFee, Home, NightlyPrice


@dataclass(frozen=True)
class Season:
    """Nights [starts_on, ends_on) at a price of their own."""

    name: str
    starts_on: date
    ends_on: date
    amount: Decimal
    weekend_amount: Decimal | None = None


def base_price(home: Home) -> NightlyPrice | None:
    return NightlyPrice.objects.base(timezone.localdate()).filter(home=home).last()


def cleaning_fee(home: Home) -> CleaningFee | None:
    known = home.cleaning_fees.filter(valid_from__lte=timezone.localdate())
    fee: CleaningFee | None = known.order_by("valid_from").last()
    return fee


@transaction.atomic
def set_base_price(
    home: Home, amount: Decimal, weekend_amount: Decimal | None, by: User | None
) -> NightlyPrice:
    """The price outside seasons from today on; the one before stays in the history."""
    current = base_price(home)
    if current and (current.amount, current.weekend_amount) == (amount, weekend_amount):
        return current
    today = timezone.localdate()
    made = NightlyPrice.objects.create(
        home=home,
        starts_on=today,
        amount=amount,
        weekend_amount=weekend_amount,
        valid_from=today,
    )
    audit.record(by, "priced", home, amount=str(amount), weekend=str(weekend_amount))
    return made


@transaction.atomic
def add_season(home: Home, season: Season, by: User | None) -> NightlyPrice:
    """A season from today on; where it meets another one, the one published last wins."""
    made = NightlyPrice.objects.create(
        home=home,
        season=season.name,
        starts_on=season.starts_on,
        ends_on=season.ends_on,
        amount=season.amount,
        weekend_amount=season.weekend_amount,
        valid_from=timezone.localdate(),
    )
    audit.record(by, "added a season", home, row=made.pk, season=season.name)
    return made


@transaction.atomic
def change_season(row: NightlyPrice, season: Season, by: User | None) -> NightlyPrice:
    """Another row in the place of a season's."""
    end_season(row, by)
    return add_season(row.home, season, by)


@transaction.atomic
def end_season(row: NightlyPrice, by: User | None) -> None:
    """Withdraw a season: its nights cost the base price again, what is booked stays agreed."""
    # Copies of it that a newer row had superseded would come to light.
    same = row.home.nightly_prices.filter(
        season=row.season, starts_on=row.starts_on, ends_on=row.ends_on, withdrawn_on=None
    )
    today = timezone.localdate()
    for one in same:
        one.withdrawn_on = max(today, one.valid_from)
        one.save(update_fields=["withdrawn_on"])
        audit.record(by, "ended a season", row.home, row=one.pk, season=one.season)


@transaction.atomic
def set_cleaning_fee(home: Home, amount: Decimal, by: User | None) -> CleaningFee:
    """What cleaning costs from today on; set twice on a day, the last word counts."""
    current = cleaning_fee(home)
    if current and current.amount == amount:
        return current
    fee, _made = CleaningFee.objects.update_or_create(
        home=home, valid_from=timezone.localdate(), defaults={"amount": amount}
    )
    audit.record(by, "set the cleaning fee", home, amount=str(amount))
    return fee
