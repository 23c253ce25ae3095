from django.utils.translation import gettext_lazy as _

from ..models import AuditEntry
from .columns import TextColumn
from .model import ReadOnlyViewSet


class AuditViewSet(ReadOnlyViewSet):
    model = AuditEntry
    name = "audit"
    icon = "history"
    menu_label = _("Audit trail")
    ordering = ("-id",)
    related = ("actor",)
    list_display = [
        TextColumn("at", _("At")),
        TextColumn("actor", _("Who")),
        TextColumn("verb", _("What")),
        TextColumn("subject", _("On what")),
        TextColumn("details", _("Details")),
    ]
    list_filter = {"verb": ["exact"], "subject": ["exact"], "at": ["date__gte", "date__lte"]}
    search_lookups = ("subject__startswith",)
    list_export = ["at", "actor", "verb", "subject", "details"]
