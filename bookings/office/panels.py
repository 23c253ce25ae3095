"""What was to be done in homes and is not, and owners who wait for an answer."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.dashboard import ROWS, Figure, Line, OfficePanel
from core.templatetags.ui import moment

from ..models import CostApproval, Intervention, Message


class VisitPanel(OfficePanel):
    """Visits that are late, and owners who have not answered for two days."""

    title = gettext_lazy("Interventions")
    empty = gettext_lazy("Nothing is late.")
    order = 25

    def figures(self) -> list[Figure]:
        url = reverse("intervention:index")
        late = Intervention.objects.late().count()
        asked = CostApproval.objects.unanswered()
        silent = asked.exclude(alarmed_at=None).count()
        return [
            Figure(gettext_lazy("late"), late, f"{url}?which=late", alarm=late > 0),
            Figure(gettext_lazy("wait for an owner"), asked.count(), f"{url}?state=waiting"),
            Figure(
                gettext_lazy("owners silent for two days"),
                silent,
                f"{url}?state=waiting",
                alarm=silent > 0,
            ),
        ]

    def lines(self) -> list[Line]:
        visits = Intervention.objects.late().select_related("order__home", "order__service")
        return [
            Line(str(visit), reverse("intervention", args=[visit.pk]), moment(visit.window_end))
            for visit in visits.order_by("window_end")[:ROWS]
        ]


class ThreadPanel(OfficePanel):
    """What owners wrote and nobody has opened."""

    title = gettext_lazy("Messages of owners")
    empty = gettext_lazy("Every message was read.")
    order = 26

    def figures(self) -> list[Figure]:
        count = Message.objects.unread_by_staff().count()
        return [Figure(gettext_lazy("unread"), count, reverse("owner_thread:index"))]

    def lines(self) -> list[Line]:
        unread = Message.objects.unread_by_staff().select_related("thread", "author")
        return [
            Line(
                _("%(who)s: %(subject)s")
                % {"who": message.author, "subject": message.thread.subject},
                reverse("thread", args=[message.thread_id]),
                moment(message.sent_at),
            )
            for message in unread.order_by("sent_at")[:ROWS]
        ]
