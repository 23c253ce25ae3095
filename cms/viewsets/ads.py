"""House ads, and how often they were seen and followed."""

from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery, Sum
from django.utils import timezone
from django.utils.formats import localize
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import StatusTagColumn
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.snippets.views.snippets import InspectView, SnippetViewSet

from catalogue.viewsets.snippets import LANGUAGE, SnippetIndexView
from core.viewsets import ReadOnlyViewSet, TextColumn
from core.viewsets.paginator import BoundedPaginator
from core.viewsets.views import OfficeIndexView

from ..models import AdCount, HouseAd
from ..rules import click_rate

MENU = "register_house_ads_menu_item"
DAYS = 92


def state(ad: HouseAd) -> str:
    now = timezone.now()
    if ad.starts_at > now:
        return _("Planned")
    return _("Over") if ad.ends_at and ad.ends_at <= now else _("Running")


def is_running(ad: HouseAd) -> bool:
    now = timezone.now()
    return ad.starts_at <= now and (ad.ends_at is None or ad.ends_at > now)


def places(ad: HouseAd) -> str:
    """Where an ad shows, in the editor's words."""
    fields = [HouseAd._meta.get_field(f"on_{place}") for place in HouseAd.PLACES]
    return ", ".join(str(field.verbose_name) for field in fields if getattr(ad, field.name))


def rate(row: Any) -> str:
    found = click_rate(row.impressions or 0, row.clicks or 0)
    return "" if found is None else f"{localize(found)} %"


def sum_of(name: str) -> Subquery:
    """A source row sums up every language, a translation its own."""
    own = Q(ad=OuterRef("pk")) | Q(language=OuterRef("locale__language_code"))
    counts = AdCount.objects.filter(own, ad__translation_key=OuterRef("translation_key"))
    return Subquery(counts.order_by().values("ad").annotate(n=Sum(name)).values("n"))


class HouseAdIndexView(SnippetIndexView):
    def get_base_queryset(self) -> QuerySet:
        sums = {name: sum_of(name) for name in ("impressions", "clicks")}
        return super().get_base_queryset().annotate(**sums)


class HouseAdInspectView(InspectView):
    """The figures of an ad: in all, by language, and day by day."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        counts = AdCount.objects.filter(ad__translation_key=self.object.translation_key)
        by_day = counts.order_by("-day").values("day")
        return super().get_context_data(**kwargs) | {
            "state": state(self.object),
            "running": is_running(self.object),
            "places": places(self.object),
            "totals": counts.totals(),
            "languages": with_rates(counts.order_by("language").values("language")),
            "days": with_rates(by_day)[:DAYS],
        }


def with_rates(groups: QuerySet) -> list[dict[str, Any]]:
    rows = groups.annotate(impressions=Sum("impressions"), clicks=Sum("clicks"))
    return [row | {"rate": click_rate(row["impressions"], row["clicks"])} for row in rows]


class HouseAdViewSet(SnippetViewSet):
    model = HouseAd
    icon = "pick"
    menu_label = gettext_lazy("House ads")
    menu_hook = MENU
    menu_order = 1
    list_per_page = 50
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = HouseAdIndexView
    inspect_view_class = HouseAdInspectView
    inspect_template_name = "cms/admin/house_ad.html"
    panels = [
        FieldPanel("title"),
        FieldPanel("words", widget=AdminAutoHeightTextInput),
        FieldPanel("picture"),
        FieldRowPanel([FieldPanel("label"), FieldPanel("link")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
                *(FieldPanel(f"on_{place}") for place in HouseAd.PLACES),
                FieldPanel("weight"),
            ],
            gettext_lazy("When and where"),
            help_text=gettext_lazy(
                "Visitors and members of the free formula see it; Bag Packer and Explorator never."
            ),
        ),
    ]
    list_display = [
        "title",
        LANGUAGE,
        StatusTagColumn("state", label=gettext_lazy("State"), accessor=state, primary=is_running),
        TextColumn(places, gettext_lazy("Where")),
        TextColumn("starts_at", gettext_lazy("From"), sort_key="starts_at"),
        TextColumn("ends_at", gettext_lazy("Until"), sort_key="ends_at"),
        TextColumn("impressions", gettext_lazy("Impressions"), sort_key="impressions"),
        TextColumn("clicks", gettext_lazy("Clicks"), sort_key="clicks"),
        TextColumn(rate, gettext_lazy("Click rate")),
    ]
    search_fields = ["title"]


class AdCountIndexView(OfficeIndexView):
    """Day by day, with the sums of what the filters let through."""

    paginator_class = BoundedPaginator
    results_template_name = "cms/admin/ad_counts_results.html"

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(*args, **kwargs)
        shown = self.get_queryset().order_by()
        return context | {"totals": shown.totals()}


class AdCountViewSet(ReadOnlyViewSet):
    model = AdCount
    name = "ad_count"
    url_prefix = "ad-counts"
    icon = "view"
    menu_label = gettext_lazy("Counts by day")
    menu_order = 2
    ordering = ("-day", "-id")
    related = ("ad",)
    index_view_class = AdCountIndexView
    list_display = [
        TextColumn("day", gettext_lazy("Day"), sort_key="day"),
        TextColumn("ad", gettext_lazy("House ad")),
        TextColumn("language", gettext_lazy("Language")),
        TextColumn("impressions", gettext_lazy("Impressions"), sort_key="impressions"),
        TextColumn("clicks", gettext_lazy("Clicks"), sort_key="clicks"),
        TextColumn(rate, gettext_lazy("Click rate")),
    ]
    list_filter = {"ad": ["exact"], "language": ["exact"], "day": ["gte", "lte"]}
    list_export = ["day", "ad", "language", "impressions", "clicks", "rate"]
    inspect_view_fields = ["day", "ad", "language", "impressions", "clicks"]
