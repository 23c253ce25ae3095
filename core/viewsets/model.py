from typing import Any

from django.urls import URLPattern
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import register_permission_policy

from .policy import LimitedPolicy
from .views import OfficeCreateView, OfficeDeleteView, OfficeEditView, OfficeIndexView


class OfficeViewSet(ModelViewSet):
    """Screens of a model: fifty rows a page in a fixed number of queries, changes audited."""

    actions = frozenset({"add", "change", "view"})
    related: tuple[str, ...] = ()
    search_lookups: tuple[str, ...] = ()

    index_view_class = OfficeIndexView
    add_view_class = OfficeCreateView
    edit_view_class = OfficeEditView
    delete_view_class = OfficeDeleteView
    copy_view_enabled = False
    inspect_view_enabled = True
    list_per_page = 50
    # The index would write a row for every reference of every booking.
    add_to_reference_index = False

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        if self.search_lookups:  # whatever is named here shows the search box
            kwargs |= {"search_lookups": self.search_lookups, "search_fields": self.search_lookups}
        return super().get_index_view_kwargs(**{"related": self.related, **kwargs})

    def on_register(self) -> None:
        register_permission_policy(
            self.model, LimitedPolicy(self.model, self.actions), exact_class=True
        )
        super().on_register()


class ReadOnlyViewSet(OfficeViewSet):
    """A list and a page per row; what is written there is never edited by hand."""

    actions = frozenset({"view"})

    def get_form_class(self, for_update: bool = False) -> None:
        return None

    def register_admin_url_finder(self) -> None:
        """Nothing leads to a form that does not exist."""

    def get_urlpatterns(self) -> list[URLPattern]:
        kept = ("index", "index_results", "inspect")
        return [pattern for pattern in super().get_urlpatterns() if pattern.name in kept]
