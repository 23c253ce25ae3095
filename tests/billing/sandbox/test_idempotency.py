import sqlite3
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests
import stripe

from tests.sandbox_server import TEST_KEY

pytestmark = pytest.mark.requirement("X-PAY-01")


def create(client, key: str, **params: str) -> stripe.Customer:
    return client.v1.customers.create(params, {"idempotency_key": key})


def test_the_same_request_is_answered_as_the_first_time(client):
    first = create(client, "again", name="Camille")
    second = create(client, "again", name="Camille")

    assert second.id == first.id
    assert second.last_response.headers["Idempotent-Replayed"] == "true"
    assert second.last_response.headers["Original-Request"] == first.last_response.request_id
    assert "Idempotent-Replayed" not in first.last_response.headers


def test_a_key_never_covers_another_request(client):
    create(client, "changed", name="Camille")

    with pytest.raises(stripe.IdempotencyError, match="same parameters") as refused:
        create(client, "changed", name="Alex")
    assert refused.value.http_status == 400
    with pytest.raises(stripe.IdempotencyError, match="same endpoint"):
        client.v1.products.create({"name": "Camille"}, {"idempotency_key": "changed"})


def test_a_request_under_way_is_not_started_twice(client, sandbox):
    """A key without its answer is a request that another thread is working on."""
    create(client, "busy", name="Camille")
    run(sandbox, "UPDATE sandbox_idempotencyrecord SET status = NULL WHERE key = 'busy'")

    with pytest.raises(stripe.StripeError) as refused:
        create(client, "busy", name="Camille")

    assert refused.value.http_status == 409
    assert refused.value.json_body["error"]["code"] == "idempotency_key_in_use"


def test_sixteen_at_once_make_one(sandbox):
    def send(_: int) -> requests.Response:
        return requests.post(
            f"{sandbox.url}/v1/customers",
            data={"name": "Camille"},
            headers={"Idempotency-Key": "storm"},
            auth=(TEST_KEY, ""),
            timeout=20,
        )

    with ThreadPoolExecutor(16) as hands:
        answers = list(hands.map(send, range(16)))

    assert {answer.status_code for answer in answers} <= {200, 409}
    assert len({answer.json()["id"] for answer in answers if answer.ok}) == 1


def test_a_refusal_is_remembered_but_not_a_slip(client, paid_session):
    intent = paid_session().payment_intent.id

    for params in ({"payment_intent": intent, "amount": 99_999}, {"payment_intent": "pi_none"}):
        for replayed in (None, "true"):
            with pytest.raises(stripe.InvalidRequestError) as refused:
                client.v1.refunds.create(params, {"idempotency_key": f"refused {params}"})
            assert refused.value.headers.get("Idempotent-Replayed") == replayed
    with pytest.raises(stripe.InvalidRequestError, match="Invalid integer"):
        client.v1.refunds.create({"amount": "x"}, {"idempotency_key": "slip"})
    assert client.v1.refunds.create({"payment_intent": intent}, {"idempotency_key": "slip"}).id


def test_a_key_is_free_again_after_a_day(client, sandbox):
    first = create(client, "yesterday", name="Camille")
    run(
        sandbox,
        "UPDATE sandbox_idempotencyrecord SET created_at = datetime('now', '-25 hours') "
        "WHERE key = 'yesterday'",
    )

    assert create(client, "yesterday", name="Alex").id != first.id


def run(sandbox, statement: str) -> None:
    with sqlite3.connect(sandbox.database, timeout=20) as connection:
        connection.execute(statement)
    connection.close()
