"""What PCS sells beside nights: families, services and their dated prices."""

from typing import Any

from django.conf import settings
from django.db.models import Prefetch, QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.widgets.button import Button
from wagtail.models import Locale
from wagtail.snippets.views.snippets import CreateView

from core.viewsets import TextColumn

from ..models import Service, ServiceCategory, ServicePrice
from ..showroom.words import price_words
from .snippets import LANGUAGE, STATE, CatalogueSnippetViewSet, SnippetIndexView
from .translated_form import TranslatedForm


class SourceCreateView(CreateView):
    """New things are written in the source language; translating them makes the others."""

    def get_locale(self) -> Locale:
        return get_object_or_404(Locale, language_code=settings.LANGUAGE_CODE)

    def get_translations(self) -> list[dict[str, Any]]:
        return []


class CategoryForm(TranslatedForm):
    shared = ("photo", "icon", "rank")


class ServiceForm(TranslatedForm):
    shared = ("category", "photo", "audience", "duration", "vip")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "category" in self.fields:
            category: Any = self.fields["category"]
            category.queryset = ServiceCategory.objects.sources()


class ServiceCategoryViewSet(CatalogueSnippetViewSet):
    model = ServiceCategory
    icon = "folder-open-inverse"
    menu_order = 11
    add_view_class = SourceCreateView
    inspect_view_enabled = True
    ordering = ("rank", "pk")
    edit_handler = ObjectList(ServiceCategory.panels, base_form_class=CategoryForm)
    list_display = [
        "name",
        TextColumn("summary", gettext_lazy("Summary")),
        TextColumn("rank", gettext_lazy("Rank"), sort_key="rank"),
        LANGUAGE,
    ]
    list_filter = {"name": ["icontains"]}
    search_fields = ["name", "summary"]
    list_export = ["locale", "name", "slug", "summary", "icon", "rank"]


def price_now(service: Service) -> str:
    """What visitors read of the price today; a translation has its source's."""
    return price_words(service.price) if service.is_source else ""


class ServiceIndexView(SnippetIndexView):
    def get_base_queryset(self) -> QuerySet:
        today = ServicePrice.objects.in_force(timezone.localdate())
        prices = Prefetch("prices", today, to_attr="in_force")
        return super().get_base_queryset().prefetch_related(prices)

    def get_list_more_buttons(self, instance: Service) -> list[Any]:
        buttons = super().get_list_more_buttons(instance)
        if instance.is_source and self.request.user.has_perm("catalogue.add_serviceprice"):
            url = f"{reverse('service_price:add')}?service={instance.pk}"
            buttons.append(Button(_("New price"), url=url, icon_name="tag"))
        return buttons


class ServiceViewSet(CatalogueSnippetViewSet):
    model = Service
    icon = "pick"
    menu_order = 12
    add_view_class = SourceCreateView
    index_view_class = ServiceIndexView
    inspect_view_enabled = True
    related = ("category", "latest_revision")
    edit_handler = ObjectList(Service.panels, base_form_class=ServiceForm)
    list_display = [
        "name",
        TextColumn("category", gettext_lazy("Family"), sort_key="category__rank"),
        TextColumn("get_audience_display", gettext_lazy("For whom"), sort_key="audience"),
        BooleanColumn("vip", label=gettext_lazy("VIP")),
        TextColumn(price_now, gettext_lazy("Price today")),
        LANGUAGE,
        STATE,
    ]
    list_filter = {
        "live": ["exact"],
        "category": ["exact"],
        "audience": ["exact"],
        "vip": ["exact"],
    }
    search_fields = ["name", "summary", "category__name"]
    list_export = [
        "locale",
        "category.name",
        "name",
        "slug",
        "audience",
        "duration",
        "vip",
        "live",
    ]
