"""The form of an estimate, step by step: what is written stays in the session until it is sent."""

from typing import Any

from allauth.core.ratelimit import consume
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from catalogue.market import zones
from catalogue.models import Commune

from .. import progress, robots
from ..forms import STEPS, ContactStep
from ..services import AlreadyAsked, ask

NAMES = list(STEPS)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, step: str = "home") -> HttpResponse:
    """One step: shown as it was left, kept when it is sent, never skipped."""
    if step not in STEPS:
        raise Http404
    missing = progress.first_missing(request, step)
    if missing:
        return redirect(address(missing))
    if request.method != "POST":
        return shown(request, step, _opened(request, step))
    progress.keep(request, step)
    form = STEPS[step](request.POST)
    if not form.is_valid():
        return shown(request, step, form, 422)
    if step != NAMES[-1]:
        return redirect(address(NAMES[NAMES.index(step) + 1]))
    return _sent(request, form)


@never_cache
@require_POST
def keep(request: HttpRequest, step: str) -> HttpResponse:
    """Remember what is being written, so that a reload loses nothing."""
    if step not in STEPS:
        raise Http404
    progress.keep(request, step)
    return HttpResponse(status=204)


def address(step: str) -> str:
    if step == NAMES[0]:
        return reverse("billing:estimate")
    return reverse("billing:estimate_step", args=[step])


def _opened(request: HttpRequest, step: str) -> Any:
    form = progress.form_at(request, step)
    if step == "contact":
        form.initial = _known(request) | form.initial | {"challenge": robots.challenge()}
    return form


def _known(request: HttpRequest) -> dict[str, Any]:
    """Whom we know need not say who they are."""
    user = request.user
    if not user.is_authenticated:
        return {}
    return {"name": user.name, "email": user.email, "phone": user.phone}


def shown(request: HttpRequest, step: str, form: Any, status: int = 200) -> HttpResponse:
    place = NAMES.index(step)
    context = {
        "form": form,
        "step": step,
        "place": place,
        "back": address(NAMES[place - 1]) if place else "",
        "zones": zones() if step == "home" else [],
        "towns": Commune.objects.all() if step == "home" else [],
        "bits": robots.BITS,
    }
    return render(request, f"billing/estimates/{step}.html", context, status=status)


def _sent(request: HttpRequest, form: ContactStep) -> HttpResponse:
    if not _may_send(request, form):
        form.add_error(None, _("You asked for several estimates already. Try again tomorrow."))
        return shown(request, "contact", form, 429)
    try:
        lead = ask(_facts(request, form), form.passed.nonce, get_language() or "fr")
    except AlreadyAsked as error:
        lead = error.lead
    progress.forget(request)
    return redirect("billing:study", lead.token)


def _may_send(request: HttpRequest, form: ContactStep) -> bool:
    """A few an hour from one place, fewer without scripts, and a few a day to one address."""
    action = "estimate" if form.passed.worked else "estimate_by_hand"
    email = form.cleaned_data["email"].lower()
    return consume(request, action=action) and consume(request, action="estimate_mail", key=email)


def _facts(request: HttpRequest, form: ContactStep) -> dict[str, Any]:
    home = progress.facts_at(request, "home") or {}
    wishes = progress.facts_at(request, "wishes") or {}
    person = {name: form.cleaned_data[name] for name in ("name", "email", "phone")}
    return home | person | {"services": [wishes["services"]], "hours": wishes["hours"]}
