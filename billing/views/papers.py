"""Invoices, credit notes, contracts and inventory reports, for whoever they belong to."""

from django.contrib.auth.decorators import login_required
from django.db.models import Q, QuerySet
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.second_factor import may_as_staff
from bookings.models import InventoryReport, Stay

from ..models import Contract, Document
from ..services import seal, seal_contract
from ..services.documents import is_next
from ..services.inventories import store_inventory

# A document whose turn has not come is not drawn while its reader waits.
AT_ONCE = 20


@login_required
@never_cache
@require_safe
def document(request: HttpRequest, number: str) -> HttpResponse:
    found = get_object_or_404(_readable_documents(request.user), number=number)
    if not is_next(found, AT_ONCE):
        answer = render(request, "billing/being_written.html", status=503)
        answer["Retry-After"] = "30"
        return answer
    return pdf_file(seal(found.pk).pdf, found.number)


@login_required
@never_cache
@require_safe
def contract(request: HttpRequest, reference: str) -> HttpResponse:
    stays = _readable_stays(request.user, "billing.view_contract")
    newest = Contract.objects.filter(stay__in=stays, stay__reference=reference).first()
    if newest is None:
        raise Http404(reference)
    return pdf_file(seal_contract(newest.pk).pdf, newest.number)


@login_required
@never_cache
@require_safe
def inventory(request: HttpRequest, number: str) -> HttpResponse:
    """The paper of a sealed report: for its owner, its traveller, and staff."""
    reference, _dash, kind = number.rpartition("-")
    readable = InventoryReport.objects.sealed().readable_by(request.user)
    found = get_object_or_404(readable, stay__reference=reference, kind=kind)
    return pdf_file(store_inventory(found.pk).pdf, found.number)


def _readable_documents(user: User) -> QuerySet[Document]:
    """One's own, as a traveller or as an owner; all for whoever works with them."""
    if may_as_staff(user, "billing.view_document"):
        return Document.objects.all()
    return Document.objects.filter(Q(stay__traveller__user=user) | Q(owner__user=user))


def _readable_stays(user: User, permission: str) -> QuerySet[Stay]:
    """One's own; all for whoever works with them."""
    if may_as_staff(user, permission):
        return Stay.objects.all()
    return Stay.objects.filter(traveller__user=user)


def pdf_file(pdf: FieldFile, name: str) -> HttpResponse:
    """A stored paper; one that the worker had not stored yet was drawn just now."""
    return FileResponse(pdf.open(), filename=f"{name}.pdf", content_type="application/pdf")
