"""What each cancellation policy pays back, for owners who choose one."""

from django.utils import timezone

from ..models import CancellationPolicy


def policies() -> list[CancellationPolicy]:
    """The policy of each kind in force today, with its steps."""
    today = timezone.localdate()
    rows = CancellationPolicy.objects.filter(valid_from__lte=today).order_by("valid_from")
    newest = {row.kind: row for row in rows.prefetch_related("steps")}
    return [newest[kind] for kind in CancellationPolicy.Kind.values if kind in newest]
