from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSetGroup

from .viewsets.people import (
    OwnerChooserViewSet,
    OwnerViewSet,
    TravellerChooserViewSet,
    TravellerViewSet,
)


class PeopleGroup(ViewSetGroup):
    menu_label = _("People")
    menu_name = "people"
    menu_icon = "user"
    menu_order = 140
    items = (TravellerViewSet, OwnerViewSet)


@hooks.register("register_admin_viewset")
def register_people() -> list:
    return [OwnerChooserViewSet(), TravellerChooserViewSet(), PeopleGroup()]
