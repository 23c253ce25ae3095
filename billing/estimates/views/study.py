"""The study at its secret address: its hypotheses can be changed, and the figures follow."""

from typing import Any

from allauth.core.internal.ratelimit import consume
from allauth.core.ratelimit import respond_429
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from catalogue.market import nearest_zone
from catalogue.models import MarketZone

from ...models import Lead
from ..charts import chart
from ..forms import HypothesesForm, shown
from ..letters import study_pdf
from ..sources import sources
from ..studies import Basis, Study, basis_for, study_of

HYPOTHESES = tuple(HypothesesForm.base_fields)


def private(response: HttpResponse) -> HttpResponse:
    """Who has the address sees the study: let no engine list it and no site learn it."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "same-origin"
    return response


@never_cache
@require_safe
def study(request: HttpRequest, token: str) -> HttpResponse:
    lead = get_object_or_404(Lead.objects.select_related("zone"), token=token)
    basis = _basis(request, lead)
    if basis is None:
        return private(render(request, "billing/estimates/unknown.html", _without(lead)))
    context = _figures(request, lead, basis)
    if not request.htmx:
        return private(render(request, "billing/estimates/study.html", context))
    response = render(request, "billing/estimates/_study.html", context)
    response["HX-Replace-Url"] = f"{request.path}?{request.GET.urlencode()}"
    return private(response)


@never_cache
@require_safe
def pdf(request: HttpRequest, token: str) -> HttpResponse:
    """The same as a paper, with the hypotheses of the address."""
    lead = get_object_or_404(Lead.objects.select_related("zone"), token=token)
    basis = _basis(request, lead)
    if basis is None:
        return redirect("billing:study", token)
    if not consume(request, app="allauth.account", action="study_pdf", limit_get=True):
        return respond_429(request)
    made = study_of(lead, basis, _hypotheses(request, basis).wishes())
    content = study_pdf(lead, made, get_language() or lead.language)
    response = HttpResponse(content, content_type="application/pdf")
    name = _("profitability-study")
    response["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return private(response)


def _basis(request: HttpRequest, lead: Lead) -> Basis | None:
    """Of the home's own zone, or of another that the reader wants to see."""
    wanted = request.GET.get("zone", "")
    other = (
        MarketZone.objects.filter(slug=wanted[:50]).first()
        if wanted.isascii() and wanted.isprintable()
        else None
    )
    return basis_for(lead, other or lead.zone)


def _hypotheses(request: HttpRequest, basis: Basis) -> HypothesesForm:
    return HypothesesForm(request.GET or {}, cap=basis.cap)


def _figures(request: HttpRequest, lead: Lead, basis: Basis) -> dict[str, Any]:
    form = _hypotheses(request, basis)
    made = study_of(lead, basis, form.wishes())
    return {
        "lead": lead,
        "basis": basis,
        "study": made,
        "form": form,
        "supposed": supposed(study_of(lead, basis)),
        "chart": chart(made),
        "sources": sources(made),
        "elsewhere": basis.zone != lead.zone,
        "is_changed": any(request.GET.get(name) for name in HYPOTHESES),
        "query": request.GET.urlencode(),
    }


def supposed(made: Study) -> dict[str, str]:
    """What stands in a field that is left empty."""
    hypotheses, middle = made.hypotheses, made.median.case
    return {
        "price": shown(middle.price),
        "occupancy": shown(middle.occupancy),
        "average_stay": shown(hypotheses.average_stay),
        "cleaning": shown(hypotheses.cleaning),
        "own_nights": "0",
    }


def _without(lead: Lead) -> dict[str, Any]:
    near = nearest_zone(str(lead.country), lead.postcode)
    known = near and basis_for(lead, near)
    return {"lead": lead, "near": near if known else None, "here": lead.zone, "url": _url(lead)}


def _url(lead: Lead) -> str:
    return reverse("billing:study", args=[lead.token])
