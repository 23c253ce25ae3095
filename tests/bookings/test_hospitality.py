"""A stay with three of a hotel's services would bear VAT: owner and staff are warned."""

import pytest

from accounts.space import needs_of
from bookings.hospitality import hotel_services, stays_with_vat, would_bear_vat
from bookings.models import Order
from catalogue.models import Service, ServiceCategory


@pytest.fixture
def services(french) -> list[Service]:
    made = []
    for kind in ("cleaning", "linen", "reception", ""):
        family = ServiceCategory.objects.create(
            name=kind or "autre", slug=kind or "autre", hotel_service=kind, locale=french
        )
        service = Service(name=kind, slug=kind or "autre", summary="…", category=family)
        service.locale = french
        service.save()
        made.append(service)
    return made


def order(stay, service) -> Order:
    return Order.objects.create(service=service, home=stay.home, stay=stay)


@pytest.mark.requirement("X-LEG-05")
def test_two_services_and_others_are_no_hotel_but_a_third_is(paid_stay, services, owner):
    orders = [order(paid_stay, services[number]) for number in (0, 1, 3)]
    assert not would_bear_vat(paid_stay) and not stays_with_vat().exists()

    orders.append(order(paid_stay, services[2]))
    assert hotel_services(paid_stay) == {"cleaning", "linen", "reception"}
    assert list(stays_with_vat()) == [paid_stay]
    assert any(paid_stay.reference in one.text for one in needs_of(owner))

    orders[0].state = Order.State.CANCELLED
    orders[0].save()
    assert not would_bear_vat(paid_stay) and not stays_with_vat().exists()


def test_the_page_of_the_stay_says_why(client, staff, paid_stay, services):
    for service in services:
        order(paid_stay, service)
    client.force_login(staff)

    page = client.get(f"/cms/stays/inspect/{paid_stay.pk}/").content.decode()
    assert "help-warning" in page
