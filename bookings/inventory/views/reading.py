"""What owner and traveller see of sealed reports: entry and exit side by side."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Prefetch, QuerySet
from django.db.models.functions import ExtractYear
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.models import Owner
from accounts.space import OwnerRequest, for_owners

from ...models import InventoryReport, Stay
from ...showing import stays_of, with_homes
from ..access import reports
from ..showing import everything_in

PAGE = 20


@never_cache
@login_required
@require_safe
def of_stay(request: HttpRequest, reference: str) -> HttpResponse:
    """The traveller's page."""
    mine = with_homes(stays_of(request.user), get_language())
    stay = get_object_or_404(mine, reference=reference)
    return render(request, "bookings/inventory/of_stay.html", _sealed(stay))


def _sealed(stay: Stay) -> dict[str, Any]:
    """The newest sealed report of a stay, and what papers there are; 404 without any."""
    papers = list(reports().sealed().filter(stay=stay).order_by("begun_at"))
    if not papers:
        raise Http404
    return everything_in(papers[-1]) | {"papers": papers}


@never_cache
@for_owners
@require_safe
def documents(request: OwnerRequest) -> HttpResponse:
    """Occupancy documents: the sealed reports of an owner's homes, newest first."""
    owner: Owner = request.owner
    mine = reports().sealed().of_homes_of(owner)
    chosen = {name: request.GET.get(name, "") for name in ("home", "year")}
    stays = Paginator(_stays(owner, _narrowed(mine, chosen)), PAGE)
    years = mine.annotate(year=ExtractYear("stay__arrival")).order_by("-year")
    context = {
        "homes": owner.homes.order_by("reference"),
        "years": years.values_list("year", flat=True).distinct(),
        "chosen": chosen,
        "page_obj": stays.get_page(request.GET.get("page")),
        "any": mine.exists(),
        "section": "documents",
    }
    return render(request, "bookings/inventory/documents.html", context)


def _narrowed(
    papers: QuerySet[InventoryReport], chosen: dict[str, str]
) -> QuerySet[InventoryReport]:
    """The papers of one home and one year; what is no home or year is ignored."""
    if chosen["home"]:
        papers = papers.filter(stay__home__reference=chosen["home"])
    if chosen["year"].isdecimal() and 1900 < int(chosen["year"]) < 3000:
        papers = papers.filter(stay__arrival__year=int(chosen["year"]))
    return papers


def _stays(owner: Owner, papers: QuerySet[InventoryReport]) -> QuerySet[Stay]:
    return (
        Stay.objects.filter(home__owner=owner, inventory_reports__in=papers)
        .distinct()
        .select_related("home")
        .prefetch_related(
            Prefetch(
                "inventory_reports",
                InventoryReport.objects.sealed().order_by("begun_at"),
                to_attr="sealed_reports",
            )
        )
        .order_by("-arrival")
    )


@never_cache
@for_owners
@require_safe
def document(request: OwnerRequest, reference: str) -> HttpResponse:
    """The reports of one stay in a home of the owner."""
    mine = Stay.objects.filter(home__owner=request.owner)
    stay = get_object_or_404(mine.select_related("home"), reference=reference)
    context = _sealed(stay) | {"section": "documents"}
    return render(request, "bookings/inventory/document.html", context)
