"""What staff must look into: double bookings, calendars in doubt, requests to answer."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.dashboard import ROWS, Figure, Line, OfficePanel

from ..models import Conflict, Feed, StayRequest


class CalendarsPanel(OfficePanel):
    title = _("Calendars of other sites")
    empty = _("Every calendar is well, and no night is promised twice.")
    order = 30

    def figures(self) -> list[Figure]:
        conflicts = Conflict.objects.open().count()
        doubtful = Feed.objects.doubtful().filter(paused_at=None).count()
        waiting = StayRequest.objects.waiting().count()
        return [
            Figure(_("double bookings"), conflicts, _of("conflict"), alarm=conflicts > 0),
            Figure(_("calendars in doubt"), doubtful, _of("feed"), alarm=doubtful > 0),
            Figure(_("requests to answer"), waiting, _of("stay_request")),
        ]

    def lines(self) -> list[Line]:
        found = Conflict.objects.open().select_related("home", "stay")[:ROWS]
        return [
            Line(
                f"{one.home.reference} · {one.channel}",
                reverse("conflict:inspect", args=[one.pk]),
                one.stay or "",
            )
            for one in found
        ]


def _of(viewset: str) -> str:
    return reverse(f"{viewset}:index")
