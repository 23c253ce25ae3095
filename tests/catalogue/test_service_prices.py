from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from catalogue.models import Service, ServicePrice
from catalogue.services import set_service_price
from core.models import AuditEntry

from .services import make_service, price, translate

MONDAY = date(2026, 3, 2)


def test_a_price_holds_from_its_day_until_the_next_one(spotless):
    price(spotless, "36", "per_hour", since=MONDAY)

    before = Service.objects.on_sale(MONDAY - timedelta(days=1)).get()
    after = Service.objects.on_sale(MONDAY).get()

    assert (before.price.amount, after.price.amount) == (32, 36)


def test_a_service_has_one_price_a_day(spotless):
    with pytest.raises(IntegrityError), transaction.atomic():
        price(spotless, "40", since=date(2024, 1, 1))


@pytest.mark.parametrize(
    "fields", [{"amount": None}, {"amount": 0}, {"basis": "quote"}, {"vat_percent": 120}]
)
def test_a_price_that_makes_no_sense_is_never_kept(spotless, fields):
    values = {"basis": "fixed", "amount": Decimal(10), "vat_percent": 20, "valid_from": MONDAY}
    with pytest.raises(IntegrityError), transaction.atomic():
        ServicePrice.objects.create(service=spotless, **values | fields)


def test_a_service_without_a_price_is_sold_on_quote(cleaning, today):
    make_service(cleaning, "Vitres")

    assert Service.objects.on_sale(today).get().price is None


def test_a_service_can_go_back_to_being_on_quote(spotless, staff, today):
    set_service_price(spotless, "quote", None, Decimal(20), today, staff)

    assert Service.objects.on_sale(today).get().price.basis == "quote"
    assert AuditEntry.objects.get(verb="priced").actor == staff


def test_a_price_set_twice_for_a_day_is_refused_with_a_reason(spotless, today):
    set_service_price(spotless, "fixed", Decimal(40), Decimal(20), today)

    with pytest.raises(ValidationError):
        set_service_price(spotless, "fixed", Decimal(45), Decimal(20), today)


def test_a_service_withdrawn_is_on_sale_in_no_language(spotless, english, today):
    translate(spotless, english, "Deep cleaning")
    spotless.live = False
    spotless.save()

    assert not Service.objects.on_sale(today).exists()
    assert not Service.objects.presented().exists()


def test_each_service_is_read_once_translated_or_else_in_its_source(spotless, welcome, english):
    translate(spotless, english, "Deep cleaning")

    rows = Service.objects.presented().in_language("en").values_list("name", flat=True)

    assert sorted(rows) == ["Accueil des voyageurs", "Deep cleaning"]
