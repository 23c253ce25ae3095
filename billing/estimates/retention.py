"""Who asked for an estimate is forgotten when nothing came of it (docs/decisions/estimate.md)."""

from datetime import timedelta

from django.utils import timezone

from ..models import Lead

KEPT = timedelta(days=365)  # after the last time somebody followed them up


def forget_leads() -> int:
    """Erase leads that nobody followed up for a year; an owner's stays with the owner."""
    old = Lead.objects.filter(touched_at__lt=timezone.now() - KEPT, owner=None)
    count = old.count()
    old.delete()
    return count


def forget_person(email: str, **signal: object) -> None:
    """Erase what an address asked for, when its account is erased."""
    Lead.objects.filter(email__iexact=email).delete()
