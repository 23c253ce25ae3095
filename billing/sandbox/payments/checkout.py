"""The life of a checkout session: open, then complete or expired."""

from datetime import UTC, datetime

from billing.sandbox import store
from billing.sandbox.api.errors import InvalidRequest
from billing.sandbox.ids import new_id
from billing.sandbox.models import Body, Resource
from billing.sandbox.shapes import session as shapes
from billing.sandbox.shapes.payment_intent import payment_intent
from billing.sandbox.webhooks.events import emit


def open_session(given: Body, items: list[Body], base_url: str, expires_at: int) -> Resource:
    amount = sum(item["amount_total"] for item in items)
    reference = new_id("checkout.session")
    body = shapes.session(
        given, amount=amount, currency=items[0]["currency"], expires_at=expires_at
    )
    return store.insert(
        "checkout.session",
        {**body, "url": f"{base_url}/c/pay/{reference}"},
        reference=reference,
        private={"line_items": items, "payment_intent_data": given.get("payment_intent_data")},
        due_at=datetime.fromtimestamp(expires_at, UTC),
    )


def line_items(reference: str) -> Body:
    session = store.fetch("checkout.session", reference)
    return {
        "object": "list",
        "data": session.private["line_items"],
        "has_more": False,
        "url": f"/v1/checkout/sessions/{reference}/line_items",
    }


def intent_of(session: Resource) -> Resource:
    """The session's payment intent; as with Stripe it exists once the customer tries to pay."""
    if session["payment_intent"]:
        return store.fetch("payment_intent", session["payment_intent"])
    reference = new_id("payment_intent")
    body = payment_intent(session.body, session.private["payment_intent_data"] or {}, reference)
    intent = store.insert(
        "payment_intent", body, reference=reference, private={"session": session.reference}
    )
    session.change(payment_intent=reference)
    emit("payment_intent.created", intent)
    return intent


def complete(session: Resource, email: str | None, name: str | None) -> None:
    session.due_at = None
    session.change(
        status="complete",
        payment_status="paid",
        url=None,
        customer_details=shapes.customer_details(email, name),
    )
    emit("checkout.session.completed", session)


def expire(session: Resource) -> None:
    if session["status"] != "open":
        raise InvalidRequest(
            'Only Checkout Sessions with a status in ["open"] can be expired. This Checkout '
            f"Session has a status of `{session['status']}`."
        )
    session.due_at = None
    session.change(status="expired", url=None)
    if session["payment_intent"]:
        cancel_intent(store.fetch("payment_intent", session["payment_intent"]), "automatic")
    emit("checkout.session.expired", session)


def cancel_intent(intent: Resource, reason: str | None) -> None:
    intent.change(
        status="canceled",
        canceled_at=store.now(),
        cancellation_reason=reason,
        next_action=None,
    )
    emit("payment_intent.canceled", intent)
