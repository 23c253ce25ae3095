"""The thread that carries events to the webhook endpoint and lets time do its work."""

import json
import logging
from datetime import datetime, timedelta
from threading import Thread

import requests
from django.conf import settings
from django.db.models import Min
from django.utils import timezone

from billing.sandbox import store
from billing.sandbox.due import settle_due
from billing.sandbox.models import Delivery, Resource
from billing.sandbox.webhooks.bell import bell
from billing.sandbox.webhooks.events import told
from billing.sandbox.webhooks.signature import signature

logger = logging.getLogger(__name__)

PATIENCE = 10
LONGEST_PAUSE = timedelta(hours=1)
GIVEN_UP_AFTER = timedelta(days=3)
ASLEEP_AT_MOST = 60.0


class Courier(Thread):
    def __init__(self) -> None:
        super().__init__(name="courier", daemon=True)
        self.http = requests.Session()
        self.http.trust_env = False  # no proxy stands between us and this machine

    def run(self) -> None:
        while True:
            bell.clear()
            try:
                self.round()
                pause = until_next()
            except Exception:
                # A thread that dies would stop every webhook without a word.
                logger.exception("The courier stumbled")
                pause = 5.0
            bell.wait(pause)

    def round(self) -> None:
        settle_due()
        if settings.SANDBOX_WEBHOOK_URL:
            for delivery in Delivery.objects.due().select_related("event"):
                self.carry(delivery)

    def carry(self, delivery: Delivery) -> None:
        accepted, answer = self.post(json.dumps(told(delivery.event)))
        delivery.attempts += 1
        delivery.last_answer = answer[:200]
        delivery.delivered_at = timezone.now() if accepted else None
        delivery.due_at = None if accepted else next_try(delivery)
        delivery.save()
        level = logging.DEBUG if accepted else logging.WARNING
        logger.log(level, "%s %s: %s", delivery.event["type"], delivery.event, answer)

    def post(self, payload: str) -> tuple[bool, str]:
        """Whether the endpoint took it, and what it said. As with Stripe, a redirect is a no."""
        signed = signature(payload, settings.SANDBOX_WEBHOOK_SECRET, store.now())
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "Stripe-Signature": signed,
            "User-Agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
        }
        try:
            answer = self.http.post(
                settings.SANDBOX_WEBHOOK_URL,
                data=payload.encode(),
                headers=headers,
                timeout=PATIENCE,
                allow_redirects=False,
            )
        except requests.RequestException as error:
            return False, type(error).__name__
        return 200 <= answer.status_code < 300, str(answer.status_code)


def next_try(delivery: Delivery) -> datetime | None:
    """After 1, 2, 4 … seconds, at most an hour; never again after three days."""
    now = timezone.now()
    if now.timestamp() - delivery.event["created"] > GIVEN_UP_AFTER.total_seconds():
        return None
    return now + min(timedelta(seconds=2 ** min(delivery.attempts - 1, 12)), LONGEST_PAUSE)


def until_next() -> float:
    moments = [Resource.objects.aggregate(next=Min("due_at"))["next"]]
    if settings.SANDBOX_WEBHOOK_URL:
        moments.append(Delivery.objects.aggregate(next=Min("due_at"))["next"])
    pauses = [(moment - timezone.now()).total_seconds() for moment in moments if moment]
    return max(0.0, min([*pauses, ASLEEP_AT_MOST]))
