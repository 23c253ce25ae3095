"""Requests for stays in the back-office, where staff may answer for the owner."""

from typing import Any

from django.contrib import messages
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.views.generic import InspectView

from bookings.errors import CannotBook
from bookings.messages import sentence
from bookings.models import StayRequest
from bookings.viewsets.act import ActView
from core.viewsets import ReadOnlyViewSet, StateColumn, TextColumn

from ..requests.forms import DeclineForm
from ..services.requests import Answered, accept, decline

CHANGE = "bookings.change_stayrequest"


class RequestInspectView(InspectView):
    template_name = "billing/admin/request.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may = self.object.is_open and self.request.user.has_perm(CHANGE)
        return super().get_context_data(may_act=may, form=DeclineForm(), **kwargs)


class AnswerView(ActView):
    model, viewset, permission_required = StayRequest, "stay_request", CHANGE

    def act(self, row: StayRequest) -> tuple[int, str]:
        try:
            return messages.SUCCESS, self.answer(row)
        except Answered:
            return messages.WARNING, _("This request is answered already, or its time is over.")
        except CannotBook as error:
            return messages.ERROR, sentence(error.problem)

    def answer(self, row: StayRequest) -> str:
        raise NotImplementedError


class AcceptView(AnswerView):
    def answer(self, row: StayRequest) -> str:
        accept(row.pk, self.request.user)
        return _("Accepted: the traveller has 24 hours to pay.")


class DeclineView(AnswerView):
    def answer(self, row: StayRequest) -> str:
        form = DeclineForm(self.request.POST)
        decline(row.pk, self.request.user, form.cleaned_data["reason"] if form.is_valid() else "")
        return _("Declined: the traveller is told.")


class StayRequestViewSet(ReadOnlyViewSet):
    model = StayRequest
    name = "stay_request"
    url_prefix = "stay-requests"
    icon = "help"
    menu_label = gettext_lazy("Requests")
    ordering = ("-id",)
    related = ("home", "traveller__user")
    list_display = [
        "__str__",
        TextColumn("home", gettext_lazy("Home")),
        TextColumn("traveller", gettext_lazy("Traveller")),
        TextColumn("arrival", gettext_lazy("Arrival")),
        TextColumn("departure", gettext_lazy("Departure")),
        TextColumn("expires_at", gettext_lazy("To answer until")),
        StateColumn(StayRequest.State.ACCEPTED),
    ]
    list_filter = {"state": ["exact"], "home__agency": ["exact"]}
    search_lookups = ("home__reference__iexact", "traveller__user__name__icontains")
    inspect_view_class = RequestInspectView

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("accept/<int:pk>/", AcceptView.as_view(), name="accept"),
            path("decline/<int:pk>/", DeclineView.as_view(), name="decline"),
        ]
