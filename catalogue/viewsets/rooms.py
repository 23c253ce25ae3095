from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList

from core.viewsets import OfficeViewSet, TextColumn

from ..models import Room


class RoomViewSet(OfficeViewSet):
    """The lists that inventory reports go through; owners keep theirs in their own space."""

    model = Room
    name = "room"
    url_prefix = "rooms"
    icon = "list-ul"
    actions = frozenset({"add", "change", "delete", "view"})
    ordering = ("home", "sort_order")
    related = ("home",)
    edit_handler = ObjectList(
        [
            FieldPanel("home"),
            FieldRowPanel([FieldPanel("name"), FieldPanel("sort_order")]),
            InlinePanel(
                "items",
                [
                    FieldPanel("name"),
                    FieldRowPanel(
                        [
                            FieldPanel("quantity"),
                            FieldPanel("condition"),
                            FieldPanel("sort_order"),
                        ]
                    ),
                ],
                label=_("Thing"),
            ),
        ]
    )
    inspect_view_fields = ["home", "name", "items"]
    list_display = ["name", TextColumn("home", _("Home")), TextColumn("sort_order", _("Order"))]
    search_lookups = ("home__reference__istartswith", "name__icontains")
