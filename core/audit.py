from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model

from .models import AuditEntry


def record(actor: Any, verb: str, subject: Model, **details: Any) -> AuditEntry:
    """Write down that someone (None: the system) did something to a row."""
    known = actor if actor is not None and not isinstance(actor, AnonymousUser) else None
    label = f"{subject._meta.label_lower}:{subject.pk}"
    return AuditEntry.objects.create(actor=known, verb=verb, subject=label, details=details)
