from typing import Any

from django.contrib import messages
from django.db.models import ProtectedError, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin.views import generic

from .. import audit
from .export import SafeExport
from .paginator import BoundedPaginator


class OfficeIndexView(SafeExport, generic.IndexView):
    paginator_class = BoundedPaginator
    related: tuple[str, ...] = ()
    # Lookups that an index answers, where searching inside every text would take too long.
    search_lookups: tuple[str, ...] = ()

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().select_related(*self.related)

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        if not (self.is_searching and self.search_lookups):
            return super().search_queryset(queryset)
        query = Q()
        for lookup in self.search_lookups:
            query |= Q(**{lookup: self.search_query})
        return queryset.filter(query)


def plain(value: Any) -> Any:
    """A value as the audit trail keeps it."""
    return value if value is None or isinstance(value, bool | int | str) else str(value)


class OfficeCreateView(generic.CreateView):
    def save_instance(self) -> Any:
        made = super().save_instance()
        values = {name: plain(self.form.cleaned_data[name]) for name in self.form.changed_data}
        audit.record(self.request.user, "added", made, **{"values": values})
        return made


class OfficeEditView(generic.EditView):
    def save_instance(self) -> Any:
        form = self.form
        changes = {
            name: [plain(form[name].initial), plain(form.cleaned_data[name])]
            for name in form.changed_data
        }
        kept = super().save_instance()
        audit.record(self.request.user, "changed", kept, changes=changes)
        return kept


class OfficeDeleteView(generic.DeleteView):
    def delete_action(self) -> None:
        audit.record(self.request.user, "deleted", self.object, was=str(self.object))
        super().delete_action()

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            return super().form_valid(form)
        except ProtectedError:
            text = _("“%(thing)s” is still in use and stays.") % {"thing": self.object}
            messages.error(self.request, text)
            return redirect(self.get_success_url())
