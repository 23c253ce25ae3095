from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.views.generic import chooser as views
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.permissions import policy_registry

from .paginator import BoundedPaginator

LOOK = ["add", "change", "delete", "view"]


class SearchForm(BaseFilterForm):
    """Finds rows by a few columns named by the chooser."""

    lookups: tuple[str, ...] = ()
    q = forms.CharField(
        label=_("Search term"),
        widget=forms.TextInput(attrs={"placeholder": _("Search")}),
        max_length=100,
        required=False,
    )

    def filter(self, objects: QuerySet) -> QuerySet:
        text = self.cleaned_data.get("q", "").strip()
        if not text:
            return objects
        self.is_searching, self.search_query = True, text
        query = Q()
        for lookup in self.lookups:
            query |= Q(**{lookup: text})
        return objects.filter(query)


class MayLook:
    """Only those who may see the model's list may choose from it."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        policy = policy_registry.get_by_type(self.model_class)
        if not policy.user_has_any_permission(request.user, LOOK):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class ChooseView(MayLook, views.ChooseView):
    paginator_class = BoundedPaginator


class ChooseResultsView(MayLook, views.ChooseResultsView):
    paginator_class = BoundedPaginator


class ChosenView(MayLook, views.ChosenView):
    def get_object(self, pk: str) -> Model:
        if not pk.isdecimal():
            raise Http404
        return super().get_object(pk)


class ChosenMultipleView(MayLook, views.ChosenMultipleView):
    def get_objects(self, pks: list[str]) -> QuerySet:
        return super().get_objects([pk for pk in pks if pk.isdecimal()])


class OfficeChooserViewSet(ChooserViewSet):
    """Picks one row of a long table by searching, instead of a list of them all."""

    search_lookups: tuple[str, ...] = ()
    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    chosen_view_class = ChosenView
    chosen_multiple_view_class = ChosenMultipleView

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        form = type("Search", (SearchForm,), {"lookups": self.search_lookups})
        return super().get_common_view_kwargs(filter_form_class=form, **kwargs)
