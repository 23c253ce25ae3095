from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.snippets.models import register_snippet

from .viewsets.agencies import AgencyViewSet, CommuneViewSet, KeyBoxViewSet, KeyMovementViewSet
from .viewsets.choosers import (
    HomeChooserViewSet,
    KeyBoxChooserViewSet,
    ServiceCategoryChooserViewSet,
    ServiceChooserViewSet,
)
from .viewsets.guidebooks import GuidebookViewSet, HomeAccessViewSet
from .viewsets.home_photos import HomePhotoViewSet
from .viewsets.homes import HomeViewSet
from .viewsets.letting_rules import LettingRuleViewSet
from .viewsets.policies import PolicyViewSet
from .viewsets.prices import CleaningFeeViewSet, NightlyPriceViewSet
from .viewsets.rooms import RoomViewSet
from .viewsets.service_prices import ServicePriceViewSet
from .viewsets.services import ServiceCategoryViewSet, ServiceViewSet
from .viewsets.snippets import MENU, AmenityViewSet, ListingViewSet
from .viewsets.taxes import TouristTaxViewSet

for snippet in (
    ListingViewSet,
    GuidebookViewSet,
    AmenityViewSet,
    ServiceCategoryViewSet,
    ServiceViewSet,
):
    register_snippet(snippet)


class CatalogueGroup(ViewSetGroup):
    menu_label = _("Catalogue")
    menu_name = "catalogue"
    menu_icon = "home"
    menu_order = 110
    submenu_hook = MENU
    items = (
        HomeViewSet(menu_order=1),
        HomePhotoViewSet(menu_order=3),
        HomeAccessViewSet(menu_order=4),
        RoomViewSet(menu_order=5),
        NightlyPriceViewSet(menu_order=6),
        CleaningFeeViewSet(menu_order=7),
        TouristTaxViewSet(menu_order=8),
        PolicyViewSet(menu_order=9),
        CommuneViewSet(menu_order=10),
        LettingRuleViewSet(menu_order=10),
        ServicePriceViewSet(menu_order=13),
    )


class AgenciesGroup(ViewSetGroup):
    menu_label = _("Agencies")
    menu_name = "agencies"
    menu_icon = "group"
    menu_order = 120
    items = (AgencyViewSet, KeyBoxViewSet, KeyMovementViewSet)


@hooks.register("register_admin_viewset")
def register_catalogue() -> list[ViewSetGroup]:
    return [
        HomeChooserViewSet(),
        KeyBoxChooserViewSet(),
        ServiceChooserViewSet(),
        ServiceCategoryChooserViewSet(),
        CatalogueGroup(),
        AgenciesGroup(),
    ]
