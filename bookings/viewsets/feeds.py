"""Calendars of other sites in the back-office: which are well, and what can be done."""

from typing import Any

from django.contrib import messages
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.views.generic import InspectView

from core.viewsets import ReadOnlyViewSet, TextColumn

from ..channels.feeds import confirm_removals, fetch_now
from ..channels.showing import feed_card
from ..models import Feed
from .act import ActView

CHANGE = "bookings.change_feed"


class FeedInspectView(InspectView):
    template_name = "bookings/admin/feed.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may = self.request.user.has_perm(CHANGE)
        return super().get_context_data(card=feed_card(self.object), may_act=may, **kwargs)


class FetchView(ActView):
    model, viewset, permission_required = Feed, "feed", CHANGE

    def act(self, row: Feed) -> tuple[int, str]:
        if fetch_now(row, self.request.user):
            return messages.SUCCESS, _("The calendar is being read.")
        return messages.WARNING, _("It is paused, or was read a moment ago.")


class ConfirmView(ActView):
    model, viewset, permission_required = Feed, "feed", CHANGE

    def act(self, row: Feed) -> tuple[int, str]:
        confirm_removals(row, self.request.user)
        return messages.SUCCESS, _("Noted: what is missing there is free as soon as it is read.")


class FeedViewSet(ReadOnlyViewSet):
    model = Feed
    name = "feed"
    url_prefix = "calendars"
    icon = "calendar-alt"
    menu_label = gettext_lazy("Calendars elsewhere")
    ordering = ("-alarm_since", "-id")
    related = ("home",)
    list_display = [
        "__str__",
        TextColumn("home", gettext_lazy("Home")),
        TextColumn("get_alarm_display", gettext_lazy("Alarm")),
        TextColumn("alarm_since", gettext_lazy("Since")),
        TextColumn("last_good_at", gettext_lazy("Last read well")),
        TextColumn("failures", gettext_lazy("Failures in a row")),
        TextColumn("paused_at", gettext_lazy("Paused")),
    ]
    list_filter = {"alarm": ["exact"], "channel": ["exact"], "home__agency": ["exact"]}
    search_lookups = ("home__reference__iexact", "name__icontains")
    inspect_view_class = FeedInspectView
    # Whoever knows these may read when a home is empty.
    inspect_view_fields_exclude = ["token", "address", "etag", "last_modified"]

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("fetch/<int:pk>/", FetchView.as_view(), name="fetch"),
            path("confirm/<int:pk>/", ConfirmView.as_view(), name="confirm"),
        ]
