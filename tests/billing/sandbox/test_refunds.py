import pytest
import stripe

from tests.billing.sandbox.test_webhooks import wait_for


@pytest.mark.requirement("M1-W2")
def test_a_charge_is_refunded_in_parts_and_never_beyond(client, paid_session):
    intent = paid_session().payment_intent

    part = client.v1.refunds.create({"payment_intent": intent.id, "amount": 4500})
    with pytest.raises(stripe.InvalidRequestError, match="greater than unrefunded"):
        client.v1.refunds.create({"payment_intent": intent.id, "amount": 7501})
    rest = client.v1.refunds.create({"charge": intent.latest_charge.id})

    assert (part.amount, part.status, rest.amount) == (4500, "succeeded", 7500)
    charge = client.v1.charges.retrieve(intent.latest_charge.id, {"expand": ["refunds"]})
    assert (charge.amount_refunded, charge.refunded) == (12000, True)
    assert {each.id for each in charge.refunds.data} == {part.id, rest.id}
    with pytest.raises(stripe.InvalidRequestError) as refused:
        client.v1.refunds.create({"charge": charge.id})
    assert refused.value.code == "charge_already_refunded"


def test_refunds_are_listed_by_charge(client, paid_session):
    intent = paid_session().payment_intent
    refund = client.v1.refunds.create({"payment_intent": intent.id, "metadata": {"why": "rain"}})

    listed = client.v1.refunds.list({"payment_intent": intent.id})

    assert [each.id for each in listed.data] == [refund.id]
    assert client.v1.refunds.retrieve(refund.id).metadata.why == "rain"


def test_what_was_not_paid_is_not_refunded(client, new_session):
    for params in ({}, {"charge": "ch_none"}, {"payment_intent": "pi_none"}):
        with pytest.raises(stripe.InvalidRequestError):
            client.v1.refunds.create(params)


def test_a_slow_bank_answers_later(client, paid_session, webhooks):
    intent = paid_session("4000 0000 0000 7726").payment_intent

    refund = client.v1.refunds.create({"payment_intent": intent.id})

    assert refund.status == "pending"
    told = wait_for(webhooks, "refund.updated", refund.id)
    assert told.data.object.status == "succeeded"
    assert client.v1.refunds.retrieve(refund.id).status == "succeeded"


def test_a_refund_may_fail_after_all(client, paid_session, webhooks):
    intent = paid_session("4000 0000 0000 5126").payment_intent

    refund = client.v1.refunds.create({"payment_intent": intent.id})

    assert refund.status == "succeeded"
    assert wait_for(webhooks, "refund.failed", refund.id).data.object.status == "failed"
    charge = client.v1.charges.retrieve(intent.latest_charge.id)
    assert (charge.amount_refunded, charge.refunded) == (0, False)
