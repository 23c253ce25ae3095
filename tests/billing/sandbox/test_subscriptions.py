"""A yearly subscription lives through years on a clock that the test pushes forward."""

import pytest
import stripe

from tests.billing.sandbox.conftest import YEAR_BEGINS

FAILS_LATER = "4000 0000 0000 0341"
DAY = 24 * 3600


@pytest.mark.requirement("M1-O4")
def test_a_paid_checkout_begins_a_subscription(subscribe):
    subscribed = subscribe()

    now = subscribed.now()
    [invoice] = subscribed.invoices()

    assert (now.status, now.latest_invoice) == ("active", invoice.id)
    assert (invoice.status, invoice.amount_paid) == ("paid", 10000)
    assert now["items"].data[0].current_period_end == YEAR_BEGINS + 365 * DAY
    assert now.default_payment_method.startswith("pm_")


@pytest.mark.requirement("M1-O4")
def test_a_year_later_it_renews(subscribe):
    subscribed = subscribe()
    subscribed.after(364)
    assert len(subscribed.invoices()) == 1

    subscribed.after(366)

    newest, first = subscribed.invoices()
    assert (newest.status, newest.billing_reason) == ("paid", "subscription_cycle")
    assert newest.lines.data[0].period.start == first.lines.data[0].period.end


@pytest.mark.requirement("M1-O4")
def test_a_failed_renewal_is_tried_again_and_ends_the_subscription_at_last(subscribe):
    subscribed = subscribe()
    subscribed.use_card(FAILS_LATER)
    subscribed.after(366)
    newest = subscribed.invoices()[0]
    assert (subscribed.now().status, newest.status) == ("past_due", "open")
    assert newest.next_payment_attempt == YEAR_BEGINS + 368 * DAY

    subscribed.after(381)

    assert (subscribed.now().status, subscribed.invoices()[0].attempt_count) == ("canceled", 4)


@pytest.mark.requirement("M1-O4")
def test_another_card_pays_what_the_first_did_not(subscribe, client):
    subscribed = subscribe()
    subscribed.use_card(FAILS_LATER)
    subscribed.after(366)
    with pytest.raises(stripe.CardError):
        client.v1.invoices.pay(subscribed.invoices()[0].id)

    subscribed.use_card("4242 4242 4242 4242")
    client.v1.invoices.pay(subscribed.invoices()[0].id)

    assert (subscribed.now().status, subscribed.invoices()[0].status) == ("active", "paid")


def test_a_cancelled_subscription_runs_to_the_end_of_its_year(subscribe, client):
    subscribed = subscribe()
    client.v1.subscriptions.update(subscribed.id, {"cancel_at_period_end": True})
    subscribed.after(364)
    assert subscribed.now().status == "active"

    subscribed.after(366)

    assert (subscribed.now().status, len(subscribed.invoices())) == ("canceled", 1)


def test_a_new_price_is_billed_from_the_next_year_on(subscribe, client):
    subscribed = subscribe()
    [item] = subscribed.now()["items"].data
    dearer = {
        "currency": "eur",
        "product": item.price.product,
        "recurring": {"interval": "year"},
        "unit_amount": 12000,
    }

    items = [{"id": item.id, "price_data": dearer}]
    client.v1.subscriptions.update(subscribed.id, {"items": items, "proration_behavior": "none"})
    subscribed.after(366)

    assert [invoice.total for invoice in subscribed.invoices()] == [12000, 10000]


def test_a_clock_never_goes_back(subscribe):
    with pytest.raises(stripe.InvalidRequestError):
        subscribe().after(0)


def test_a_one_off_price_is_no_subscription(client, new_session):
    customer = client.v1.customers.create({"email": "odile@example.com"})

    with pytest.raises(stripe.InvalidRequestError):
        new_session(mode="subscription", customer=customer.id, customer_email=None)
