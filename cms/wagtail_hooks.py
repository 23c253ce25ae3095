from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from . import translate_now
from .models import Footer, Navigation
from .viewsets.ads import MENU, AdCountViewSet, HouseAdViewSet
from .viewsets.faq import FaqTopicViewSet, FaqViewSet, UnansweredViewSet
from .viewsets.findings import FindingsView, check_again
from .viewsets.videos import VideoViewSet


class NavigationViewSet(SnippetViewSet):
    model = Navigation
    icon = "bars"
    menu_label = _("Main menu")
    list_display = ["__str__", "locale"]


class FooterViewSet(SnippetViewSet):
    model = Footer
    icon = "list-ul"
    menu_label = _("Footer")
    list_display = ["__str__", "locale"]


@register_snippet
class MenusViewSetGroup(SnippetViewSetGroup):
    """What stands above and below every public page."""

    items = (NavigationViewSet, FooterViewSet)
    menu_label = _("Menus")
    menu_icon = "bars"
    menu_order = 250


register_snippet(HouseAdViewSet)


class HouseAdsGroup(ViewSetGroup):
    menu_label = _("House ads")
    menu_name = "house_ads"
    menu_icon = "pick"
    menu_order = 260
    submenu_hook = MENU
    items = (AdCountViewSet(menu_order=2),)


@hooks.register("register_admin_viewset")
def register_house_ads() -> ViewSetGroup:
    return HouseAdsGroup()


for snippet in (FaqViewSet, FaqTopicViewSet):
    register_snippet(snippet)


class QuestionsGroup(ViewSetGroup):
    menu_label = _("FAQ and assistant")
    menu_name = "faq"
    menu_icon = "help"
    menu_order = 255
    submenu_hook = FaqViewSet.menu_hook
    items = (UnansweredViewSet(menu_order=3),)


@hooks.register("register_admin_viewset")
def register_questions() -> ViewSetGroup:
    return QuestionsGroup()


register_snippet(VideoViewSet)


class FindingsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("cms.view_finding"))


@hooks.register("register_reports_menu_item")
def findings_in_the_menu() -> MenuItem:
    address = reverse("cms_findings")
    return FindingsMenuItem(_("Links and pictures"), address, icon_name="link", order=650)


@hooks.register("register_admin_urls")
def findings_addresses() -> list[Any]:
    rows = FindingsView.as_view(results_only=True)
    return [
        path("reports/links-and-pictures/", FindingsView.as_view(), name="cms_findings"),
        path("reports/links-and-pictures/results/", rows, name="cms_findings_results"),
        path("reports/links-and-pictures/check/", check_again, name="cms_findings_check"),
    ]


@hooks.register("after_create_snippet")
def offer_translation(request: HttpRequest, instance: Model) -> None:
    translate_now.offer(request, instance)


@hooks.register("insert_editor_js")
def character_counter() -> str:
    return format_html('<script src="{}"></script>', static("cms/counter.js"))
