"""Guidebooks, and apart from them the codes and passwords of homes."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.views import generic

from core import audit
from core.viewsets import OfficeViewSet, TextColumn

from ..models import Guidebook, HomeAccess
from .snippets import LANGUAGE, CatalogueSnippetViewSet


class GuidebookViewSet(CatalogueSnippetViewSet):
    model = Guidebook
    icon = "help"
    menu_order = 4
    related = ("home__agency",)
    list_display = ["__str__", LANGUAGE, TextColumn("home.agency", _("Agency"))]
    list_filter = {"home__agency": ["exact"]}
    search_fields = ["home__reference", "home__street"]


class AccessCreateView(generic.CreateView):
    """The audit trail says that codes were written, never which."""

    def save_instance(self) -> Any:
        made = super().save_instance()
        audit.record(self.request.user, "added", made, fields=self.form.changed_data)
        return made


class AccessEditView(generic.EditView):
    def save_instance(self) -> Any:
        kept = super().save_instance()
        audit.record(self.request.user, "changed", kept, fields=self.form.changed_data)
        return kept


class HomeAccessViewSet(OfficeViewSet):
    model = HomeAccess
    name = "home_access"
    url_prefix = "home-access"
    icon = "key"
    menu_label = _("Access to homes")
    related = ("home__agency",)
    add_view_class = AccessCreateView
    edit_view_class = AccessEditView
    # The list and the page of a row are for finding it: the codes are in its form alone.
    inspect_view_fields = ["home"]
    edit_handler = ObjectList(
        [
            FieldPanel("home"),
            FieldRowPanel([FieldPanel("street_code"), FieldPanel("door_code")]),
            FieldRowPanel([FieldPanel("wifi_network"), FieldPanel("wifi_password")]),
        ]
    )
    list_display = ["__str__", TextColumn("home.agency", _("Agency"))]
    list_filter = {"home__agency": ["exact"]}
    search_lookups = ("home__reference__istartswith", "home__street__icontains")
