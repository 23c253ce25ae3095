from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic import InspectView

from core.viewsets import MoneyColumn, ReadOnlyViewSet, TextColumn

from ..models import Subscription


def ending(subscription: Subscription) -> str:
    return gettext("Yes") if subscription.ends_at_period else ""


class SubscriptionInspectView(InspectView):
    template_name = "billing/admin/subscription.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        bills = self.object.bills.select_related("document")
        return super().get_context_data(bills=bills, **kwargs)


class SubscriptionViewSet(ReadOnlyViewSet):
    model = Subscription
    name = "subscription"
    url_prefix = "owner-subscriptions"
    icon = "rotate"
    ordering = ("-id",)
    related = ("owner__user",)
    inspect_view_class = SubscriptionInspectView
    list_display = [
        "owner",
        TextColumn("get_state_display", _("State")),
        MoneyColumn("amount", _("A year")),
        TextColumn("period_end", _("Paid until")),
        TextColumn(ending, _("Ends with its period")),
    ]
    list_filter = {"state": ["exact"], "ends_at_period": ["exact"]}
    search_lookups = ("owner__user__email__iexact", "owner__user__name__icontains")
    list_export = ["owner", "state", "amount", "started_at", "period_end", "ended_at"]
