"""Who may fill in reports, and whose reports somebody may read."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache

from accounts.second_factor import has_second_factor, to_security

from ..models import InventoryReport

MAY_FILL = "bookings.change_inventoryreport"


def for_agents(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let in who fills reports; others who are logged in find nothing."""

    @never_cache
    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not request.user.has_perm(MAY_FILL):
            raise Http404
        if not has_second_factor(request.user):
            return to_security(request, request.user)
        return view(request, *args, **kwargs)

    return guarded


def reports() -> QuerySet[InventoryReport]:
    return InventoryReport.objects.select_related(
        "stay__home__commune", "stay__home__owner__user", "stay__traveller__user", "begun_by"
    )


def report_or_404(pk: int) -> InventoryReport:
    return get_object_or_404(reports(), pk=pk)
