"""All the homes of an owner, and the first step of a new one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.space import OwnerRequest, for_owners

from ...models import Home
from ...photos import covers
from ...services import create_home
from ..access import own_home, own_homes
from ..forms.new import NewHomeForm
from ..progress import next_step, progress_of


@for_owners
@require_safe
def homes(request: OwnerRequest) -> HttpResponse:
    rows = list(own_homes(request).order_by("-pk"))
    photos = covers([home.pk for home in rows], get_language() or "")
    for home in rows:
        home.cover = photos.get(home.pk)
        home.progress = progress_of(home) if home.state == Home.State.DRAFT else None
        home.next_step = next_step(home, home.progress)
    context = {
        "homes": [home for home in rows if home.state != Home.State.ARCHIVED],
        "archived": [home for home in rows if home.state == Home.State.ARCHIVED],
        "section": "homes",
    }
    return render(request, "catalogue/owners/homes.html", context)


@for_owners
@require_http_methods(["GET", "POST"])
def new(request: OwnerRequest) -> HttpResponse:
    form = NewHomeForm(request.POST or None)
    if not form.is_valid():
        return render(request, "catalogue/owners/new.html", {"form": form, "section": "homes"})
    home = create_home(request.owner, request.user, **form.cleaned_data)
    text = _("Your home has its file, number %(reference)s. Fill in its parts in any order.")
    messages.success(request, text % {"reference": home.reference})
    return redirect("owner_homes:home", reference=home.reference)


@for_owners
@require_safe
def home(request: OwnerRequest, reference: str) -> HttpResponse:
    """The file of a home: what is complete, what is missing, what comes next."""
    found = own_home(request, reference)
    context = {
        "home": found,
        "progress": progress_of(found),
        "listing": found.listings.filter(live=True).in_language(get_language() or "").first(),
        "section": "homes",
        "tab": "file",
    }
    return render(request, "catalogue/owners/home.html", context)
