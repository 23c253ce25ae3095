from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone

from core import outbox
from core.models import OutboxEntry
from core.outbox.delivery import ATTEMPTS
from core.outbox.registry import handlers

KIND = "tests.effect"


class Effect:
    """Something that happens, and fails as often as it is told to."""

    def __init__(self) -> None:
        self.happened: list[dict] = []
        self.failures = 0

    def __call__(self, payload: dict) -> None:
        if self.failures:
            self.failures -= 1
            raise ConnectionError("no answer")
        self.happened.append(payload)


@pytest.fixture
def effect(monkeypatch) -> Effect:
    effect = Effect()
    monkeypatch.setitem(handlers, KIND, effect)
    return effect


def test_what_is_decided_happens_once(db, effect):
    entry = outbox.enqueue(KIND, "one", {"n": 1})
    outbox.enqueue(KIND, "one", {"n": 2})

    outbox.deliver_due()
    outbox.deliver_due()
    outbox.deliver(entry.pk)

    assert effect.happened == [{"n": 1}]


def test_a_decision_that_is_rolled_back_never_happens(db, effect):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        outbox.enqueue(KIND, "one", {})
        _ = 1 / 0

    outbox.deliver_due()

    assert effect.happened == []


def test_the_commit_wakes_a_worker(db, effect, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        outbox.enqueue(KIND, "one", {"n": 1})

    assert effect.happened == [{"n": 1}]


def test_a_failure_is_kept_and_tried_again_later(db, effect):
    effect.failures = 1
    entry = outbox.enqueue(KIND, "one", {})

    outbox.deliver_due()

    entry.refresh_from_db()
    assert (entry.state, entry.attempts) == (OutboxEntry.State.PENDING, 1)
    assert entry.last_error == "ConnectionError: no answer"
    assert outbox.deliver_due() == 0
    with time_machine.travel(timezone.now() + timedelta(seconds=6)):
        outbox.deliver_due()
    assert len(effect.happened) == 1


def test_what_always_fails_is_given_up_and_can_be_retried(db, effect):
    effect.failures = ATTEMPTS
    entry = outbox.enqueue(KIND, "one", {})
    for day in range(ATTEMPTS):
        with time_machine.travel(timezone.now() + timedelta(days=day)):
            outbox.deliver_due()
    entry.refresh_from_db()
    assert entry.state == OutboxEntry.State.DEAD

    outbox.retry(entry)

    entry.refresh_from_db()
    assert entry.state == OutboxEntry.State.DONE


def test_an_entry_whose_worker_died_is_taken_over(db, effect):
    entry = outbox.enqueue(KIND, "one", {"n": 1})
    assert OutboxEntry.objects.claim(entry.pk)

    outbox.deliver_due()
    assert effect.happened == []
    with time_machine.travel(timezone.now() + timedelta(minutes=3)):
        outbox.deliver_due()

    assert effect.happened == [{"n": 1}]


def test_two_workers_never_take_the_same_entry(db, effect):
    entry = outbox.enqueue(KIND, "one", {})

    assert OutboxEntry.objects.claim(entry.pk)
    assert not OutboxEntry.objects.claim(entry.pk)
