"""An owner sees what a service costs on a home as it is chosen, and orders it at that price."""

from datetime import date
from decimal import Decimal

import pytest

from accounts.models import Owner
from bookings.models import Order, Thread
from catalogue.models import Service, ServiceCategory, ServicePrice


@pytest.fixture
def space(client, owner):
    client.force_login(owner.user)
    return client


@pytest.fixture
def cleaning(french) -> Service:
    family = ServiceCategory.objects.create(name="Ménage", slug="menage", locale=french)
    made = Service.objects.create(
        name="Grand ménage", slug="grand-menage", summary="…", category=family, locale=french
    )
    ServicePrice.objects.create(
        service=made,
        basis=ServicePrice.Basis.PER_HOUR,
        amount=Decimal("31.00"),
        valid_from=date(2026, 1, 1),
    )
    return made


def choice(home, service, quantity="2.5") -> dict:
    return {"home": home.reference, "service": service.pk, "quantity": quantity}


@pytest.mark.requirement("M1-O9")
def test_the_price_follows_the_choice_without_loading_the_page(space, home, cleaning):
    part = space.get("/fr/owner/services/", choice(home, cleaning), headers={"HX-Request": "true"})
    text = part.content.decode()

    assert "77,50" in text and "<html" not in text
    assert "12,92" in text  # the VAT contained, explained beside it
    # What is sent back is read by a program, whatever the reader's language.
    assert 'name="quantity" value="2.5"' in text and 'name="agreed" value="77.50"' in text


@pytest.mark.requirement("M1-O9")
def test_an_order_keeps_the_price_and_what_it_was_computed_from(space, owner, home, cleaning):
    asked = choice(home, cleaning) | {"agreed": "77.50", "wish": "Un mardi"}
    assert space.post("/fr/owner/services/order/", asked).status_code == 302

    order = Order.objects.get()
    assert (order.price, order.price_row, order.ordered_by) == (
        Decimal("77.50"),
        cleaning.prices.get(),
        owner.user,
    )
    assert Decimal(order.price_inputs["quantity"]) == Decimal("2.5")
    assert Thread.objects.get().messages.get().body == "Un mardi"


def test_a_price_that_changed_meanwhile_is_shown_before_anything_is_ordered(space, home, cleaning):
    asked = choice(home, cleaning) | {"agreed": "70.00"}
    page = space.post("/fr/owner/services/order/", asked)

    assert page.status_code == 422 and "77,50" in page.content.decode()
    assert not Order.objects.exists()


def test_what_has_no_price_is_asked_for(space, home, cleaning):
    cleaning.prices.all().delete()
    space.post("/fr/owner/services/order/", choice(home, cleaning) | {"agreed": ""})
    assert Order.objects.get().price is None


@pytest.mark.parametrize(
    "wrong",
    [{"quantity": "-1"}, {"quantity": "1e9"}, {"service": "999999"}, {"home": "nowhere"}],
)
def test_a_choice_that_makes_no_sense_orders_nothing(space, home, cleaning, wrong):
    page = space.post("/fr/owner/services/order/", choice(home, cleaning) | wrong)
    assert page.status_code == 422 and set(wrong) <= set(page.context["form"].errors)
    assert not Order.objects.exists()


def test_an_order_is_withdrawn_until_a_visit_is_planned(space, home, cleaning, owner):
    space.post("/fr/owner/services/order/", choice(home, cleaning) | {"agreed": "77.50"})
    order = Order.objects.get()
    space.post(f"/fr/owner/services/orders/{order.pk}/withdraw/")
    order.refresh_from_db()
    assert order.state == Order.State.CANCELLED


@pytest.mark.requirement("M1-O0")
def test_another_owner_neither_orders_here_nor_withdraws(client, home, cleaning, space, stranger):
    space.post("/fr/owner/services/order/", choice(home, cleaning) | {"agreed": "77.50"})
    Owner.objects.create(user=stranger.user)
    client.force_login(stranger.user)

    page = client.post("/fr/owner/services/order/", choice(home, cleaning) | {"agreed": "77.50"})
    assert page.status_code == 422
    order = Order.objects.get()
    assert client.post(f"/fr/owner/services/orders/{order.pk}/withdraw/").status_code == 404
