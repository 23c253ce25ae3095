import pytest
import requests
import stripe

from tests.billing.sandbox.conftest import stripe_client
from tests.sandbox_server import TEST_KEY


def test_the_sdk_speaks_the_version_that_the_sandbox_knows(client):
    customer = client.v1.customers.create({"email": "camille@example.com"})

    assert customer.last_response.headers["Stripe-Version"] == stripe.api_version


@pytest.mark.parametrize("key", ["sk_live_abc", "pk_test_abc", "sk_test_", "anything"])
def test_only_a_test_key_opens(sandbox, key):
    with pytest.raises(stripe.AuthenticationError) as refused:
        stripe_client(sandbox, key).v1.customers.list()

    assert refused.value.http_status == 401
    assert key not in str(refused.value) or len(key) <= 8


def test_no_key_at_all_is_told_how_to_give_one(sandbox):
    answer = requests.get(f"{sandbox.url}/v1/customers", timeout=10)

    assert answer.status_code == 401
    assert "You did not provide an API key" in answer.json()["error"]["message"]


def test_another_version_is_refused(sandbox):
    headers = {"Stripe-Version": "2019-01-01"}
    answer = requests.get(
        f"{sandbox.url}/v1/customers", headers=headers, auth=(TEST_KEY, ""), timeout=10
    )

    assert answer.status_code == 400
    assert answer.json()["error"]["type"] == "invalid_request_error"


@pytest.mark.parametrize("path", ["coupons", "payouts", "nothing/at/all"])
def test_a_url_not_served_is_answered_as_stripe_does(sandbox, path):
    answer = requests.get(f"{sandbox.url}/v1/{path}", auth=(TEST_KEY, ""), timeout=10)

    assert answer.status_code == 404
    assert f"Unrecognized request URL (GET: /v1/{path})" in answer.json()["error"]["message"]


@pytest.mark.parametrize("kind", ["customers", "products", "prices", "charges", "refunds"])
def test_what_does_not_exist_is_missing(client, kind):
    with pytest.raises(stripe.InvalidRequestError) as refused:
        getattr(client.v1, kind).retrieve("x_none")

    error = refused.value
    assert (error.http_status, error.code, error.param) == (404, "resource_missing", "id")


@pytest.mark.parametrize(
    "body",
    ["[=x", "a[b=x", "metadata=x", "metadata[a]=1&metadata=2", "a" + "[b]" * 50 + "=1", "email=x"],
)
def test_a_body_that_makes_no_sense_is_a_bad_request(sandbox, body):
    answer = requests.post(
        f"{sandbox.url}/v1/customers", data=body, auth=(TEST_KEY, ""), timeout=10
    )

    assert answer.status_code == 400
    assert answer.json()["error"]["type"] == "invalid_request_error"


def test_a_body_without_end_is_refused(sandbox):
    body = "name=" + "x" * 3_000_000
    answer = requests.post(
        f"{sandbox.url}/v1/customers", data=body, auth=(TEST_KEY, ""), timeout=10
    )

    assert answer.status_code == 413


def test_a_customer_is_changed_found_and_deleted(client):
    customer = client.v1.customers.create(
        {"email": "sam@example.com", "metadata": {"traveller": "7", "note": "quiet"}}
    )

    changed = client.v1.customers.update(
        customer.id, {"name": "Sam", "metadata": {"note": "", "floor": "2"}}
    )
    found = client.v1.customers.list({"email": "sam@example.com"})
    client.v1.customers.delete(customer.id)

    assert changed.metadata.to_dict() == {"traveller": "7", "floor": "2"}
    assert [each.name for each in found.data] == ["Sam"]
    with pytest.raises(stripe.InvalidRequestError):
        client.v1.customers.retrieve(customer.id)


def test_lists_are_walked_page_by_page_in_both_directions(client):
    made = [client.v1.products.create({"name": f"Product {n}"}).id for n in range(5)]
    newest_first = made[::-1]

    first = client.v1.products.list({"limit": 2})
    second = client.v1.products.list({"limit": 2, "starting_after": first.data[-1].id})
    back = client.v1.products.list({"limit": 2, "ending_before": second.data[0].id})

    assert [each.id for each in first.data] == newest_first[:2]
    assert [each.id for each in second.data] == newest_first[2:4]
    assert [each.id for each in back.data] == newest_first[:2]
    assert first.has_more
    assert [p.id for p in zip_first(first.auto_paging_iter(), 5)] == newest_first
    for wrong in ({"limit": 0}, {"limit": 101}, {"starting_after": "prod_none"}):
        with pytest.raises(stripe.InvalidRequestError):
            client.v1.products.list(wrong)


def zip_first(pages, count: int) -> list:
    return [each for each, _ in zip(pages, range(count), strict=False)]


def test_what_can_be_expanded_is_and_the_rest_is_refused(client, paid_session):
    session = paid_session()

    seen = client.v1.checkout.sessions.list(
        {
            "payment_intent": session.payment_intent.id,
            "expand": ["data.payment_intent.latest_charge.balance_transaction"],
        }
    )

    transaction = seen.data[0].payment_intent.latest_charge.balance_transaction
    assert (transaction.amount, transaction.fee, transaction.net) == (12000, 205, 11795)
    for wrong in ("colour", "amount_total", "a.b.c.d.e"):
        with pytest.raises(stripe.InvalidRequestError, match="expand"):
            client.v1.checkout.sessions.retrieve(session.id, {"expand": [wrong]})


def test_the_overview_shows_what_happened(sandbox, paid_session):
    session = paid_session()

    page = requests.get(sandbox.url, timeout=10)

    assert session.id in page.text
    assert "checkout.session.completed" in page.text
