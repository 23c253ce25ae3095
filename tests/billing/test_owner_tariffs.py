"""What owners pay is dated: a change touches nothing that was agreed before it."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from billing.fees import KINDS, Payer, WrongPayer, check_payer
from billing.models import OwnerTariff
from billing.tariffs import owner_tariff, tariff_of
from billing.viewsets.tariffs import OwnerTariffViewSet


@pytest.mark.requirement("C-03")
def test_the_first_tariff_is_the_one_of_the_tender(db, today):
    tariff = owner_tariff(today)

    assert (tariff.commission_percent, tariff.subscription) == (Decimal(20), Decimal(100))


@pytest.mark.requirement("C-03")
def test_a_stay_keeps_the_tariff_of_the_day_it_was_booked(paid_stay, today):
    dearer = OwnerTariff.objects.create(
        commission_percent=Decimal("22.5"),
        subscription=Decimal(120),
        valid_from=today + timedelta(days=1),
    )

    assert tariff_of(paid_stay).commission_percent == Decimal(20)
    assert owner_tariff(today + timedelta(days=1)) == dearer


@pytest.mark.requirement("C-03")
def test_two_tariffs_never_start_on_the_same_day(db, today):
    twin = {"commission_percent": 20, "subscription": 100, "valid_from": today}
    OwnerTariff.objects.create(**twin)

    with transaction.atomic(), pytest.raises(IntegrityError):
        OwnerTariff.objects.create(**twin)


def test_a_tariff_is_announced_at_least_a_day_before(db, today):
    form_class = OwnerTariffViewSet().edit_handler.bind_to_model(OwnerTariff).get_form_class()
    given = {"commission_percent": "21", "subscription": "110", "note": ""}

    late = form_class({**given, "valid_from": today})
    early = form_class({**given, "valid_from": today + timedelta(days=1)})

    assert "valid_from" in late.errors
    assert early.is_valid()


@pytest.mark.requirement("C-04")
def test_each_fee_has_one_payer():
    assert {code for code, kind in KINDS.items() if kind.payer == Payer.OWNER} == {
        "commission",
        "subscription",
        "intervention",
    }
    with pytest.raises(WrongPayer):
        check_payer("cleaning", Payer.OWNER)


def test_a_share_over_the_whole_is_refused(db, today):
    odd = OwnerTariff(commission_percent=101, subscription=100, valid_from=today)

    with pytest.raises(ValidationError):
        odd.full_clean()
