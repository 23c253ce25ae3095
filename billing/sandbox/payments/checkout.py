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
    currency = items[0]["currency"] if items else given.get("currency")
    reference = new_id("checkout.session")
    body = shapes.session(given, amount=amount, currency=currency, expires_at=expires_at)
    return store.insert(
        "checkout.session",
        {**body, "url": f"{base_url}/c/pay/{reference}"},
        reference=reference,
        private={
            "line_items": items,
            "payment_intent_data": given.get("payment_intent_data"),
            "subscription_data": given.get("subscription_data"),
        },
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
    """The session's intent; as with Stripe one to pay exists once the customer tries to."""
    if found := known_intent(session):
        return found
    reference = new_id("payment_intent")
    body = payment_intent(session.body, session.private["payment_intent_data"] or {}, reference)
    intent = store.insert(
        "payment_intent", body, reference=reference, private={"session": session.reference}
    )
    if session["mode"] == "payment":
        session.change(payment_intent=reference)
    else:  # it is the invoice's, and the session does not tell it
        session.private["payment_intent"] = reference
        session.save()
    emit("payment_intent.created", intent)
    return intent


def known_intent(session: Resource) -> Resource | None:
    if session["setup_intent"]:
        return store.fetch("setup_intent", session["setup_intent"])
    named = session["payment_intent"] or session.private.get("payment_intent")
    return store.fetch("payment_intent", named) if named else None


def complete(session: Resource, method: Resource) -> None:
    details = method["billing_details"]
    session.due_at = None
    session.change(
        status="complete",
        payment_status="no_payment_required" if session["mode"] == "setup" else "paid",
        url=None,
        customer_details=shapes.customer_details(details["email"], details["name"]),
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
    intent = known_intent(session)
    if intent is not None and intent.kind == "payment_intent":
        cancel_intent(intent, "automatic")
    emit("checkout.session.expired", session)


def cancel_intent(intent: Resource, reason: str | None) -> None:
    intent.change(
        status="canceled",
        canceled_at=store.now(),
        cancellation_reason=reason,
        next_action=None,
    )
    emit("payment_intent.canceled", intent)
