from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.widgets.button import Button

from core.viewsets import OfficeViewSet, TextColumn
from core.viewsets.views import OfficeCreateView, OfficeIndexView

from ..models import Agency, Commune, KeyBox, KeyMovement
from ..services import KeysElsewhere, move_keys
from .home_form import weekdays


class CommuneViewSet(OfficeViewSet):
    model = Commune
    name = "town"
    url_prefix = "towns"
    icon = "site"
    ordering = ("name",)
    form_fields = [
        "insee",
        "name",
        "slug",
        "latitude",
        "longitude",
    ]
    list_display = ["name", "insee"]
    search_fields = ["name", "insee"]
    list_export = ["insee", "name"]


class AgencyForm(WagtailAdminModelForm):
    def clean_open_days(self) -> str:
        return weekdays(self.cleaned_data["open_days"])


class AgencyViewSet(OfficeViewSet):
    model = Agency
    name = "agency"
    url_prefix = "agencies"
    icon = "group"
    ordering = ("postcode",)
    related = ("commune",)
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("name"), FieldPanel("slug")]),
            FieldPanel("street"),
            FieldRowPanel([FieldPanel("postcode"), FieldPanel("commune")]),
            FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
            FieldRowPanel(
                [FieldPanel("open_days"), FieldPanel("opens_at"), FieldPanel("closes_at")]
            ),
            FieldPanel("opened"),
            FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
        ],
        base_form_class=AgencyForm,
    )
    list_display = ["name", "street", "postcode", "commune", "phone", "opened"]
    search_fields = ["name", "street", "postcode"]
    list_export = ["name", "street", "postcode", "commune.name", "phone", "email", "opened"]


def keys_are(box: KeyBox) -> str:
    """Where the keys of a box are, as its newest movement says."""
    if box.last_direction == KeyMovement.Direction.OUT:
        return _("Out: %(holder)s") % {"holder": box.last_holder}
    return _("In the box")


class KeyBoxIndexView(OfficeIndexView):
    def get_base_queryset(self) -> QuerySet:
        newest = KeyMovement.objects.filter(key_box=OuterRef("pk")).order_by("-at", "-id")
        return (
            super()
            .get_base_queryset()
            .annotate(
                last_direction=Subquery(newest.values("direction")[:1]),
                last_holder=Subquery(newest.values("holder")[:1]),
            )
        )

    def get_list_more_buttons(self, instance: KeyBox) -> list[Any]:
        url = f"{reverse('key_movement:add')}?box={instance.pk}"
        move = Button(_("Hand out or put back"), url=url, icon_name="key")
        may_move = self.request.user.has_perm("catalogue.add_keymovement")
        return [*super().get_list_more_buttons(instance), *([move] if may_move else [])]


class KeyBoxViewSet(OfficeViewSet):
    model = KeyBox
    name = "key_box"
    url_prefix = "key-boxes"
    icon = "key"
    ordering = ("agency", "number")
    related = ("agency", "home")
    panels = [FieldPanel("agency"), FieldPanel("number"), FieldPanel("home")]
    index_view_class = KeyBoxIndexView
    list_display = [
        "__str__",
        TextColumn("agency", gettext_lazy("Agency")),
        TextColumn("number", gettext_lazy("Number")),
        TextColumn("home", gettext_lazy("Home")),
        TextColumn(keys_are, gettext_lazy("Keys")),
    ]
    list_filter = {"agency": ["exact"]}
    search_fields = ["home__reference", "home__street"]
    list_export = ["agency.name", "number", "home"]


class KeyMovementCreateView(OfficeCreateView):
    """Refuses to hand out keys that are out, or to put back keys that are in."""

    def get_initial(self) -> dict[str, Any]:
        box = self.request.GET.get("box", "")
        return {"key_box": box} if box.isdecimal() else {}

    def save_instance(self) -> KeyMovement:
        data = self.form.cleaned_data
        return move_keys(data["key_box"], data["direction"], data["holder"], self.request.user)

    def form_valid(self, form: Any) -> Any:
        try:
            return super().form_valid(form)
        except KeysElsewhere as error:
            form.add_error("direction", self.refusal(error))
            self.produced_error_message = self.get_error_message()
            return self.form_invalid(form)

    def refusal(self, error: KeysElsewhere) -> ValidationError:
        if error.last is None or error.last.direction == KeyMovement.Direction.IN:
            return ValidationError(_("These keys are in their box already."))
        text = _("These keys are already out, with %(holder)s.")
        return ValidationError(text % {"holder": error.last.holder})

    def get_success_buttons(self) -> list[Any]:
        return []


class KeyMovementViewSet(OfficeViewSet):
    model = KeyMovement
    name = "key_movement"
    url_prefix = "key-movements"
    icon = "resubmit"
    actions = frozenset({"add", "view"})
    ordering = ("-id",)
    related = ("key_box__agency", "recorded_by")
    add_view_class = KeyMovementCreateView
    edit_handler = ObjectList(
        [FieldPanel("key_box"), FieldPanel("direction"), FieldPanel("holder")]
    )
    list_display = [
        "key_box",
        TextColumn("get_direction_display", gettext_lazy("Movement")),
        TextColumn("holder", gettext_lazy("To or from whom")),
        TextColumn("at", gettext_lazy("At")),
        TextColumn("recorded_by", gettext_lazy("Recorded by")),
    ]
    list_filter = {"direction": ["exact"], "key_box__agency": ["exact"]}
    search_fields = ["holder", "key_box__home__reference"]
    list_export = ["key_box", "direction", "holder", "at", "recorded_by"]
