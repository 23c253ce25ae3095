"""What has served its purpose is forgotten after a while."""

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.utils import timezone

from .models import IdempotencyRecord, OutboxEntry

SENT = timedelta(days=30)  # payloads of mails hold names, addresses and login codes
ANSWERS = timedelta(days=7)


def forget_old() -> None:
    """Empty what was sent, and delete answers nobody repeats any more and ended sessions."""
    now = timezone.now()
    done = OutboxEntry.objects.filter(state=OutboxEntry.State.DONE)
    done.filter(kind__startswith="notifications.", done_at__lt=now - SENT).update(payload={})
    IdempotencyRecord.objects.filter(created_at__lt=now - ANSWERS).delete()
    Session.objects.filter(expire_date__lt=now).delete()
