from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets.button import Button

from core.viewsets import OfficeViewSet, StateColumn, TextColumn
from core.viewsets.views import OfficeEditView, OfficeIndexView

from ..models import Home
from ..services import CHECKED_FACTS, tell_if_checked
from .home_form import HOME_PANELS
from .home_state import HomeStateView


def buttons_for(home: Home) -> list[Button]:
    """What else can be done with a home, beside editing it."""
    links = [
        (_("Photos"), "image", reverse("home_photo:of_home", args=[home.pk])),
        (_("Prices"), "tag", f"{reverse('nightly_price:index')}?q={home.reference}"),
        (_("Publication"), "view", reverse("home:state", args=[home.pk])),
    ]
    return [
        Button(label, url=url, icon_name=icon, priority=30 + place)
        for place, (label, icon, url) in enumerate(links)
    ]


class HomeIndexView(OfficeIndexView):
    def get_list_more_buttons(self, instance: Home) -> list[Any]:
        return [*super().get_list_more_buttons(instance), *buttons_for(instance)]


class HomeEditView(OfficeEditView):
    def save_instance(self) -> Home:
        home: Home = super().save_instance()
        changed = CHECKED_FACTS.intersection(self.form.changed_data)
        tell_if_checked(home, changed, self.request.user)
        return home

    @property
    def header_more_buttons(self) -> list[Any]:
        return [*super().header_more_buttons, *buttons_for(self.object)]


class HomeViewSet(OfficeViewSet):
    model = Home
    name = "home"
    url_prefix = "homes"
    icon = "home"
    ordering = ("reference",)
    related = ("commune", "agency", "owner__user")
    edit_handler = HOME_PANELS
    index_view_class = HomeIndexView
    edit_view_class = HomeEditView
    list_display = [
        "reference",
        TextColumn("street", gettext_lazy("Street")),
        TextColumn("place", gettext_lazy("Place"), sort_key="postcode"),
        TextColumn("agency", gettext_lazy("Agency")),
        TextColumn("owner", gettext_lazy("Owner")),
        TextColumn("capacity", gettext_lazy("People"), sort_key="capacity"),
        StateColumn(Home.State.PUBLISHED, sort_key="state"),
    ]
    list_filter = {
        "state": ["exact"],
        "agency": ["exact"],
        "commune": ["exact"],
        "kind": ["exact"],
        "capacity": ["gte"],
    }
    search_fields = ["reference", "street", "postcode", "owner__user__name"]
    list_export = [
        "reference",
        "state",
        "agency",
        "owner",
        "street",
        "postcode",
        "commune",
        "capacity",
        "surface",
        "registration_number",
    ]

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("state/<int:pk>/", HomeStateView.as_view(), name="state"),
        ]
