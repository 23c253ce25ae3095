from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from .forms import BAR, SearchForm
from .search import pins, relaxations, search
from .wishes import STAY, chips, kept, suggestions


@require_safe
def homes(request: HttpRequest) -> HttpResponse:
    """The search page; every filter is in its address."""
    language = get_language()
    form = SearchForm(request.GET, language)
    if not form.is_valid():
        return _misunderstood(request, form)
    criteria = form.criteria()
    results = search(criteria, language, form.cleaned_data["page"] or 1)
    relaxed = relaxations(criteria, language) if not results.count else []
    context = _context(request, form) | {
        "criteria": criteria,
        "results": results,
        "chips": chips(form, request.GET),
        "suggestions": suggestions(relaxed, request.GET),
    }
    return render(request, "catalogue/homes.html", context)


def _misunderstood(request: HttpRequest, form: SearchForm) -> HttpResponse:
    """The page again, with a sentence beside each field that makes no sense."""
    if request.htmx:
        # The fields are outside the part htmx replaces: load the whole page.
        return HttpResponse(headers={"HX-Redirect": request.get_full_path()})
    return render(request, "catalogue/homes.html", _context(request, form), status=400)


def _context(request: HttpRequest, form: SearchForm) -> dict[str, Any]:
    return {
        "form": form,
        "clear": kept(request.GET, *BAR, "sort"),
        "stay_query": kept(request.GET, *STAY),
        "tiles": settings.MAP_TILE_URL,
        "tiles_attribution": settings.MAP_TILE_ATTRIBUTION,
    }


@require_safe
def homes_on_map(request: HttpRequest) -> HttpResponse:
    """The homes of a search for its map."""
    language = get_language()
    form = SearchForm(request.GET, language)
    if not form.is_valid():
        return JsonResponse({"homes": [], "errors": form.errors.get_json_data()}, status=400)
    return JsonResponse({"homes": pins(form.criteria(), language)})
