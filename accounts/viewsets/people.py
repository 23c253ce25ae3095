from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.views.generic import InspectView

from core.viewsets import OfficeChooserViewSet, OfficeViewSet, TextColumn

from ..models import Owner, Traveller
from .owner_form import OwnerForm

COLUMNS = [
    TextColumn("user.email", _("E-mail address")),
    TextColumn("user.phone", _("Phone")),
    TextColumn("user.language", _("Language")),
    TextColumn("user.date_joined", _("Joined")),
]
MEMBERSHIP = TextColumn("get_membership_display", _("Membership"))
SEARCHED = ["user__name", "user__email"]
EXPORTED = ["user.name", "user.email", "user.phone", "user.language", "user.date_joined"]
LOOKUPS = ("user__name__icontains", "user__email__istartswith")


class PersonInspectView(InspectView):
    """All there is to know of a person; the apps above add what they know, through a hook."""

    template_name = "accounts/admin/person.html"
    hook = ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        panels: list[Any] = []
        for found in hooks.get_hooks(self.hook):
            panels += found(self.request, self.object)
        return super().get_context_data(**kwargs) | {"panels": panels}


class TravellerInspectView(PersonInspectView):
    hook = "traveller_panels"


class OwnerInspectView(PersonInspectView):
    hook = "owner_panels"


class TravellerViewSet(OfficeViewSet):
    """Travellers make themselves; staff only change their formula."""

    model = Traveller
    actions = frozenset({"change", "view"})
    edit_handler = ObjectList([FieldPanel("membership")])
    name = "traveller"
    url_prefix = "travellers"
    icon = "user"
    ordering = ("-id",)
    related = ("user",)
    list_display = ["__str__", *COLUMNS, MEMBERSHIP]
    list_filter = {"membership": ["exact"]}
    search_fields = SEARCHED
    list_export = [*EXPORTED, "membership"]
    inspect_view_class = TravellerInspectView


class OwnerViewSet(OfficeViewSet):
    model = Owner
    name = "owner"
    url_prefix = "owners"
    icon = "user"
    actions = frozenset({"add", "view"})
    ordering = ("-id",)
    related = ("user",)
    edit_handler = ObjectList([FieldPanel("email")], base_form_class=OwnerForm)
    list_display = ["__str__", *COLUMNS]
    search_fields = SEARCHED
    list_export = EXPORTED
    inspect_view_class = OwnerInspectView


class TravellerChooserViewSet(OfficeChooserViewSet):
    model = Traveller
    name = "traveller_chooser"
    icon = "user"
    choose_one_text = _("Choose a traveller")
    choose_another_text = _("Choose another traveller")
    search_lookups = LOOKUPS

    def get_object_list(self):
        return Traveller.objects.select_related("user").order_by("-pk")


class OwnerChooserViewSet(OfficeChooserViewSet):
    model = Owner
    name = "owner_chooser"
    icon = "user"
    choose_one_text = _("Choose an owner")
    choose_another_text = _("Choose another owner")
    search_lookups = LOOKUPS

    def get_object_list(self):
        return Owner.objects.select_related("user").order_by("-pk")
