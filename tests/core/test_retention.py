from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from core import outbox
from core.idempotency import answer_once
from core.models import IdempotencyRecord, OutboxEntry
from core.outbox.delivery import ATTEMPTS
from core.outbox.registry import handlers
from core.retention import forget_old


@pytest.mark.django_db
@pytest.mark.parametrize(("days", "kept"), [(29, True), (31, False)])
def test_what_was_mailed_is_forgotten_after_a_month(monkeypatch, days, kept):
    monkeypatch.setitem(handlers, "notifications.test", lambda payload: None)
    entry = outbox.enqueue("notifications.test", "one", {"code": "ABC"})
    outbox.deliver_due()

    with time_machine.travel(timezone.now() + timedelta(days=days)):
        forget_old()

    entry.refresh_from_db()
    assert bool(entry.payload) is kept
    assert entry.state == OutboxEntry.State.DONE  # so that it is not done again


@pytest.mark.django_db
def test_an_answer_is_kept_for_a_week():
    answer_once("u:1", "key-0001", {}, lambda: (201, {}))
    forget_old()
    assert IdempotencyRecord.objects.exists()

    with time_machine.travel(timezone.now() + timedelta(days=8)):
        forget_old()
    assert not IdempotencyRecord.objects.exists()


@pytest.mark.django_db
def test_an_entry_that_ends_every_worker_is_given_up():
    entry = outbox.enqueue("tests.deadly", "one", {})
    OutboxEntry.objects.update(attempts=ATTEMPTS)

    outbox.deliver(entry.pk)

    entry.refresh_from_db()
    assert entry.state == OutboxEntry.State.DEAD
