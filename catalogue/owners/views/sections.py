"""The parts of a home's file, each on a page of its own."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.space import for_owners

from ...models import Home
from ...services import CHECKED_FACTS, CHECKED_STATES
from ..access import own_home
from ..forms.declaration import DeclarationForm
from ..forms.presentation import PresentationForm
from ..forms.proof import ProofForm
from ..forms.sections import AddressForm, FactsForm, TermsForm
from ..mapping import map_context
from ..policies import policies
from ..progress import progress_of

FORMS: dict[str, Any] = {
    "facts": FactsForm,
    "address": AddressForm,
    "declaration": DeclarationForm,
    "presentation": PresentationForm,
    "terms": TermsForm,
}


@for_owners
@require_http_methods(["GET", "POST"])
def section(request: HttpRequest, reference: str, part: str) -> HttpResponse:
    """One part: read, or saved as a whole with each error beside its field."""
    home = own_home(request, reference)
    if request.method == "GET":
        return show(request, home, part, FORMS[part](instance=home))
    with transaction.atomic():
        # Locked: what is checked of a home must be the state it is saved in.
        locked = Home.objects.select_for_update().get(pk=home.pk)
        form = FORMS[part](request.POST, instance=locked)
        if form.is_valid():
            form.save_by(request.user)
            return saved(request, home, part)
    return show(request, home, part, form)


def saved(request: HttpRequest, home: Home, part: str) -> HttpResponse:
    """On to the next part of a draft, or back to the page of the same one."""
    messages.success(request, _("Saved."))
    if home.state == Home.State.DRAFT and "on" in request.POST:
        return redirect(following(home, part))
    return redirect(f"owner_homes:{part}", reference=home.reference)


def following(home: Home, part: str) -> str:
    """The next part that lacks something, else the file."""
    parts = progress_of(home).parts
    place = [one.part.name for one in parts].index(part)
    for one in [*parts[place + 1 :], *parts[:place]]:
        if not one.complete:
            return one.url
    return reverse("owner_homes:home", kwargs={"reference": home.reference})


def show(request: HttpRequest, home: Home, part: str, form: Any, **more: Any) -> HttpResponse:
    context = {
        "home": home,
        "form": form,
        "part": part,
        "progress": progress_of(home),
        "warned": warned(home, form),
        "section": "homes",
        "tab": "file",
    }
    if part == "declaration":
        context["proof_form"] = ProofForm()
    if part == "address":
        context |= map_context()
    if part == "terms":
        context["policies"] = policies()
    status = 422 if form.is_bound and not more else 200
    template = f"catalogue/owners/{part}.html"
    return render(request, template, context | more, status=status)


def warned(home: Home, form: Any) -> list[str]:
    """The fields of a form whose change PCS checks again."""
    if home.state not in CHECKED_STATES:
        return []
    return [str(field.label) for name, field in form.fields.items() if name in CHECKED_FACTS]
