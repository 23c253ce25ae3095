"""The proof of residence: sent by the owner, read back by them only (and by staff elsewhere)."""

from django.contrib import messages
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.space import for_owners

from ...models import Home
from ...services import keep_proof
from ..access import own_home
from ..forms.declaration import DeclarationForm
from ..forms.proof import ProofForm
from .sections import show


@for_owners
@require_http_methods(["GET", "POST"])
def proof(request: HttpRequest, reference: str) -> HttpResponseBase:
    home = own_home(request, reference)
    if request.method == "GET":
        return _download(home)
    form = ProofForm(request.POST, request.FILES)
    if not form.is_valid():
        unsaved = DeclarationForm(instance=home)
        response: HttpResponse = show(request, home, "declaration", unsaved, proof_form=form)
        response.status_code = 422
        return response
    with transaction.atomic():
        locked = Home.objects.select_for_update().get(pk=home.pk)
        keep_proof(locked, form.cleaned_data["proof"], form.kind, request.user)
    messages.success(request, _("Your proof of residence is saved."))
    return redirect("owner_homes:declaration", reference=reference)


def _download(home: Home) -> FileResponse:
    if not home.residence_proof:
        raise Http404
    extension = home.residence_proof.name.rpartition(".")[2]
    name = f"{home.reference}-{_('proof')}.{extension}"
    return FileResponse(home.residence_proof.open("rb"), as_attachment=True, filename=name)
