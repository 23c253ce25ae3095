from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import Footer, Navigation


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
