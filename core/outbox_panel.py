from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .dashboard import ROWS, Figure, Line, OfficePanel
from .models import OutboxEntry


class OutboxPanel(OfficePanel):
    """What did not happen, or not at the first attempt."""

    title = _("Outbox")
    empty = _("Everything decided has happened.")
    order = 40

    def figures(self) -> list[Figure]:
        dead = OutboxEntry.objects.filter(state=OutboxEntry.State.DEAD).count()
        waiting = OutboxEntry.objects.filter(
            state__in=[OutboxEntry.State.PENDING, OutboxEntry.State.RUNNING]
        )
        retried = waiting.filter(attempts__gt=1).count()
        url = reverse("outbox_entry:index")
        return [
            Figure(_("given up"), dead, f"{url}?state=dead", alarm=dead > 0),
            Figure(_("tried again"), retried, f"{url}?state=pending&attempts__gte=2"),
        ]

    def lines(self) -> list[Line]:
        troubled = OutboxEntry.objects.filter(state=OutboxEntry.State.DEAD).order_by("-id")
        return [
            Line(entry, reverse("outbox_entry:inspect", args=[entry.pk]), entry.last_error[:120])
            for entry in troubled[:ROWS]
        ]
