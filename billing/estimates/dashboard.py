"""Whom to call today, on the back-office's first page."""

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from core.dashboard import ROWS, Figure, Line, OfficePanel

from ..models import Lead


class LeadsPanel(OfficePanel):
    title = _("Estimates to follow up")
    empty = _("Nobody waits for a call.")
    order = 12

    def __init__(self) -> None:
        today = timezone.localdate()
        self.until = f"{today:%Y-%m-%d}"
        self.late = Lead.objects.overdue(today)
        self.new = Lead.objects.filter(state=Lead.State.NEW)

    def figures(self) -> list[Figure]:
        url, late = reverse("lead:index"), self.late.count()
        by_today = f"{url}?follow_up__lte={self.until}"
        return [
            Figure(_("to be called by today"), late, by_today, alarm=late > 0),
            Figure(_("new"), self.new.count(), f"{url}?state=new"),
        ]

    def lines(self) -> list[Line]:
        first = [*self.late.order_by("follow_up")[:ROWS], *self.new.order_by("id")[:ROWS]]
        unique = {lead.pk: lead for lead in first}
        return [
            Line(lead, reverse("lead:inspect", args=[lead.pk]), self.note(lead))
            for lead in list(unique.values())[:ROWS]
        ]

    def note(self, lead: Lead) -> str:
        day = date_format(lead.follow_up, "SHORT_DATE_FORMAT") if lead.follow_up else ""
        return " · ".join(part for part in (day, lead.hour_names) if part)
