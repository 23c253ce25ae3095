from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from billing.sandbox import store
from billing.sandbox.api.call import API_VERSION, current_call
from billing.sandbox.models import Body, Delivery, Resource
from billing.sandbox.webhooks.bell import bell


def emit(kind: str, subject: Resource, previous: Body | None = None) -> Resource:
    """Say that something happened; the webhook leaves once the transaction is committed."""
    data = {"object": subject.body}
    if previous is not None:
        data["previous_attributes"] = previous
    event = store.insert(
        "event",
        {
            "api_version": API_VERSION,
            "data": data,
            "livemode": False,
            "pending_webhooks": 0,
            "request": cause(),
            "type": kind,
        },
    )
    if settings.SANDBOX_WEBHOOK_URL:
        delay = timedelta(seconds=settings.SANDBOX_WEBHOOK_DELAY)
        Delivery.objects.create(event=event, due_at=timezone.now() + delay)
        transaction.on_commit(bell.set)
    return event


def cause() -> dict[str, str | None]:
    call = current_call.get()
    return {
        "id": call.request_id if call else None,
        "idempotency_key": call.idempotency_key if call else None,
    }


def told(event: Resource) -> Body:
    """The event as it leaves: how many endpoints still wait for it changes with time."""
    waiting = Delivery.objects.pending().filter(event=event).count()
    return {**event.body, "pending_webhooks": waiting}
