"""What PCS invoiced to an owner."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.space import OwnerRequest, for_owners

PER_PAGE = 25


@for_owners
@require_safe
def invoices(request: OwnerRequest) -> HttpResponse:
    papers = request.owner.documents.all()
    page = Paginator(papers, PER_PAGE).get_page(request.GET.get("page"))
    context = {"section": "invoices", "page": page}
    return render(request, "billing/owners/invoices.html", context)
