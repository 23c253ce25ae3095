"""The owner's contract: what it says and costs, where it is signed, and what was signed before."""

from typing import Any

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.second_factor import may_as_staff
from accounts.space import OwnerRequest, for_owners

from ..mandates import Proposal, proposal_for
from ..models import Mandate, OwnerTariff
from ..rules import articles
from ..services.mandates import CannotSign, Flaw, Signature, seal_mandate, sign_mandate
from ..views.papers import pdf_file
from .forms import AddressForm, SignForm
from .statement import sample_statement


@for_owners
@require_http_methods(["GET", "HEAD", "POST"])
def mandate(request: OwnerRequest) -> HttpResponse:
    proposal = _proposal(request)
    form = SignForm(request.POST or None, initial={"proposal": proposal.digest})
    if request.method == "POST" and form.is_valid():
        try:
            signed = sign_mandate(request.owner, _signature(request, form))
        except CannotSign as error:
            form = SignForm(initial={"proposal": proposal.digest, "name": request.POST["name"]})
            messages.error(request, sentence(error.flaw))
        else:
            words = _("Signed: your mandate bears the number %(number)s. A copy is in your mail.")
            messages.success(request, words % {"number": signed.number})
            return redirect("owner_contract:mandate")
    return _page(request, proposal, form, AddressForm(instance=request.owner))


@for_owners
@require_POST
def address(request: OwnerRequest) -> HttpResponse:
    form = AddressForm(request.POST, instance=request.owner)
    if form.is_valid():
        form.save()
        messages.success(request, _("Your address is kept."))
        return redirect("owner_contract:mandate")
    request.owner.refresh_from_db()
    proposal = _proposal(request)
    return _page(request, proposal, SignForm(initial={"proposal": proposal.digest}), form)


def _proposal(request: OwnerRequest) -> Proposal:
    return proposal_for(request.owner, get_language() or request.owner.user.reads)


def _signature(request: OwnerRequest, form: SignForm) -> Signature:
    given = form.cleaned_data
    return Signature(
        name=given["name"],
        strokes=given["strokes"],
        ip=get_adapter(request).get_client_ip(request),
        user_agent=request.headers.get("User-Agent", ""),
        language=get_language() or request.owner.user.reads,
        proposal=given["proposal"],
    )


def sentence(flaw: Flaw) -> str:
    return {
        Flaw.NO_ADDRESS: _("Give your address first: the mandate bears it."),
        Flaw.NO_HOME: _("Add a home first: a mandate names the homes it is about."),
        Flaw.CHANGED: _("The mandate changed while you read it: read it again, then sign."),
        Flaw.SIGNED: _("This mandate is signed already."),
    }[flaw]


def _page(
    request: OwnerRequest, proposal: Proposal, form: SignForm, address_form: AddressForm
) -> HttpResponse:
    wrong = form.errors or address_form.errors
    return render(
        request,
        "billing/owners/mandate.html",
        {
            "section": "contract",
            "proposal": proposal,
            "articles": articles(proposal.terms.body),
            "form": form,
            "address_form": address_form,
            "history": request.owner.mandates.all(),
        },
        status=422 if wrong else 200,
    )


@for_owners
@require_safe
def terms(request: OwnerRequest) -> HttpResponse:
    """Which commission and fees apply, since when, and what they make of a stay."""
    proposal = _proposal(request)
    tariffs = OwnerTariff.objects.all()
    context: dict[str, Any] = {
        "section": "contract",
        "tariff": proposal.tariff,
        "coming": [one for one in tariffs if one.valid_from > proposal.tariff.valid_from],
        "past": [one for one in tariffs if one.valid_from < proposal.tariff.valid_from],
        "sample": sample_statement(request.owner, proposal.tariff),
    }
    return render(request, "billing/owners/terms.html", context)


@login_required
@never_cache
@require_safe
def pdf(request: HttpRequest, number: str) -> HttpResponse:
    """The signed paper, for its owner, and for staff who keep the register."""
    mandates = Mandate.objects.all()
    if not may_as_staff(request.user, "billing.view_mandate"):
        mandates = mandates.filter(owner__user=request.user)
    found = seal_mandate(get_object_or_404(mandates, number=number).pk)
    return pdf_file(found.pdf, found.number)
