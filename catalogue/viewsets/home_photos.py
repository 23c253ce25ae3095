"""The photos of a home, in the order visitors see them."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import ReorderView

from core.pagecache import bump
from core.viewsets import OfficeViewSet, TextColumn
from core.viewsets.views import OfficeCreateView, OfficeIndexView

from ..authenticity import findings_of
from ..models import Home, HomePhoto
from ..order import next_place
from .photo_findings import CheckAgainView, SettleView

OF_HOME = "catalogue/admin/home_photos.html"


class ThumbnailColumn(Column):
    cell_template_name = "catalogue/admin/_thumbnail_cell.html"


class HomePhotosView(OfficeIndexView):
    """All the photos of one home on one page, dragged or moved by keys into order."""

    is_searchable = False
    show_ordering_column = True
    sort_order_field = "sort_order"
    reorder_url_name = "home_photo:reorder"

    def setup(self, request: HttpRequest, home: int, **kwargs: Any) -> None:
        self.home = get_object_or_404(Home, pk=home)
        super().setup(request, **kwargs)

    def get_base_queryset(self) -> QuerySet:
        return (
            super().get_base_queryset().filter(home=self.home).prefetch_related("photo__renditions")
        )

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        return queryset.order_by("sort_order", "id")

    def get_page_subtitle(self) -> str:
        return str(self.home)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        seen = self.request.user.has_perm("catalogue.view_photofinding")
        findings = findings_of(self.home) if seen else []
        return super().get_context_data(findings=findings, may_see_findings=seen, **kwargs)

    def get_index_url(self) -> str:
        return reverse("home_photo:of_home", args=[self.home.pk])

    get_index_results_url = get_index_url

    def get_add_url(self) -> str | None:
        url = super().get_add_url()
        return f"{url}?home={self.home.pk}" if url else None


class HomePhotoCreateView(OfficeCreateView):
    def get_initial(self) -> dict[str, Any]:
        home = self.request.GET.get("home", "")
        return {"home": home} if home.isdecimal() else {}

    def save_instance(self) -> HomePhoto:
        made = self.form.instance
        made.sort_order = next_place(made.home.home_photos.all())
        return super().save_instance()

    def get_success_url(self) -> str:
        return reverse("home_photo:of_home", args=[self.object.home_id])


class HomePhotoReorderView(ReorderView):
    """Moves one photo among those of its home."""

    def get_queryset(self) -> QuerySet:
        moved = get_object_or_404(HomePhoto, pk=self.kwargs["pk"])
        return HomePhoto.objects.filter(home=moved.home_id).order_by("sort_order", "id")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.number()
        response = super().post(request, *args, **kwargs)
        bump()
        return response

    def number(self) -> None:
        """Give every photo a place of its own: moving counts on it."""
        photos = list(self.get_queryset())
        for place, photo in enumerate(photos):
            photo.sort_order = place
        HomePhoto.objects.bulk_update(photos, ["sort_order"])


class HomePhotoViewSet(OfficeViewSet):
    model = HomePhoto
    name = "home_photo"
    url_prefix = "home-photos"
    icon = "image"
    actions = frozenset({"add", "change", "delete", "view"})
    # So that a picture in use is not deleted from the library.
    add_to_reference_index = True
    ordering = ("home", "sort_order")
    related = ("home", "photo")
    panels = [FieldPanel("home"), FieldPanel("photo")]
    list_display = [
        "__str__",
        ThumbnailColumn("photo", label=gettext_lazy("Photo")),
        TextColumn("home", gettext_lazy("Home")),
    ]
    search_fields = ["home__reference", "photo__title"]
    add_view_class = HomePhotoCreateView

    @property
    def of_home_view(self):
        return self.construct_view(
            HomePhotosView, **self.get_index_view_kwargs(template_name=OF_HOME)
        )

    @property
    def order_view(self):
        return self.construct_view(HomePhotoReorderView, sort_order_field="sort_order")

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("of/<int:home>/", self.of_home_view, name="of_home"),
            path("of/<int:home>/check/", CheckAgainView.as_view(), name="check"),
            path("findings/<int:pk>/settle/", SettleView.as_view(), name="settle"),
            path("reorder/<int:pk>/", self.order_view, name="reorder"),
        ]
