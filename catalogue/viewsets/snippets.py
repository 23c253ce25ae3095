"""What marketing writes, in every language."""

from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import StatusTagColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button
from wagtail.models import Locale
from wagtail.snippets.views.snippets import DeleteView, IndexView, SnippetViewSet
from wagtail_localize.models import TranslationSource

from core.viewsets import TextColumn
from core.viewsets.paginator import BoundedPaginator
from core.viewsets.views import OfficeDeleteView

from ..models import Amenity, Listing

LANGUAGE = TextColumn("locale", gettext_lazy("Language"))
MENU = "register_catalogue_menu_item"


class SnippetIndexView(IndexView):
    """Offers to translate a row after asking once for the page, not once a row."""

    paginator_class = BoundedPaginator
    related: tuple[str, ...] = ()

    def get_base_queryset(self) -> QuerySet:
        rows = self.model.objects.filter(translation_key=OuterRef("translation_key")).order_by()
        count = rows.values("translation_key").annotate(n=Count("pk")).values("n")
        source = TranslationSource.objects.filter(
            object=OuterRef("translation_key"), locale=OuterRef("locale")
        )
        return (
            super()
            .get_base_queryset()
            .select_related("locale", *self.related)
            .annotate(languages=Subquery(count), source=Subquery(source.values("pk")[:1]))
        )

    @cached_property
    def all_languages(self) -> int:
        return Locale.objects.count()

    def get_list_more_buttons(self, instance: Any) -> list[Any]:
        buttons = super().get_list_more_buttons(instance)
        if not self.request.user.has_perm("wagtail_localize.submit_translation"):
            return buttons
        if instance.languages < self.all_languages:
            opts = instance._meta
            args = [opts.app_label, opts.model_name, instance.pk]
            url = reverse("wagtail_localize:submit_snippet_translation", args=args)
            buttons.append(Button(_("Translate"), url=url, icon_name="globe"))
        if instance.source:
            url = reverse("wagtail_localize:update_translations", args=[instance.source])
            buttons.append(Button(_("Update the translations"), url=url, icon_name="resubmit"))
        return buttons

    get_list_buttons = generic.IndexView.get_list_buttons


class SnippetDeleteView(OfficeDeleteView, DeleteView):
    """What is still in use stays, and the reader is told so."""


class CatalogueSnippetViewSet(SnippetViewSet):
    menu_hook = MENU
    list_per_page = 50
    copy_view_enabled = False
    index_view_class = SnippetIndexView
    delete_view_class = SnippetDeleteView
    related: tuple[str, ...] = ()

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_index_view_kwargs(related=self.related, **kwargs)


def publication(row: Any) -> str:
    """What visitors see of a row, without asking for its revisions."""
    if not row.live:
        return _("Draft")
    return _("Published, with a draft") if row.has_unpublished_changes else _("Published")


STATE = StatusTagColumn(
    "live", label=gettext_lazy("State"), accessor=publication, primary=lambda row: row.live
)


class ListingViewSet(CatalogueSnippetViewSet):
    model = Listing
    icon = "doc-full"
    menu_order = 2
    inspect_view_enabled = True
    related = ("home", "latest_revision")
    list_display = [
        "title",
        TextColumn("home", gettext_lazy("Home")),
        LANGUAGE,
        STATE,
    ]
    list_filter = {"live": ["exact"], "home__agency": ["exact"]}
    search_fields = ["title", "home__reference"]
    list_export = ["home.reference", "locale", "title", "slug", "live"]


class AmenityViewSet(CatalogueSnippetViewSet):
    model = Amenity
    icon = "check"
    menu_order = 5
    panels = [FieldPanel("code"), FieldPanel("icon"), FieldPanel("name")]
    list_display = ["name", TextColumn("code", gettext_lazy("Code")), LANGUAGE]
    search_fields = ["name", "code"]
