from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from ..models import Video


class VideoViewSet(SnippetViewSet):
    """Films, each with its picture and its captions."""

    model = Video
    icon = "media"
    menu_label = _("Videos")
    menu_order = 310
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = ["title", UpdatedAtColumn()]
    search_fields = ["title"]
