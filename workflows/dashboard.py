from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.dashboard import ROWS, Figure, Line, OfficePanel

from .models import PropertyValidation


class ValidationsPanel(OfficePanel):
    """What waits for a moderator, the most urgent first."""

    title = _("Homes to validate")
    empty = _("No home waits for a moderator.")
    order = 5

    def __init__(self, user: Any) -> None:
        self.user = user

    def figures(self) -> Sequence[Figure]:
        rows, queue = PropertyValidation.objects, reverse("validations:queue")
        late = rows.overdue().count()
        return [
            Figure(_("wait for a decision"), rows.in_review().count(), queue),
            Figure(_("are overdue"), late, f"{queue}?late=on", alarm=late > 0),
            Figure(_("are yours"), rows.of(self.user).count(), reverse("validations:inbox")),
        ]

    def lines(self) -> Sequence[Line]:
        cases = PropertyValidation.objects.in_review().select_related("home").order_by("due_at")
        return [
            Line(case, reverse("validations:case", args=[case.pk]), case.get_cause_display())
            for case in cases[:ROWS]
        ]
