"""The pages where a customer pays.

No CSRF token: there is no login to abuse, the unguessable address of a session is the whole
permission, and whoever knows it may pay it.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from billing.sandbox import store
from billing.sandbox.due import settle_due
from billing.sandbox.hosted.forms import CardForm
from billing.sandbox.hosted.words import SHOWN_CARDS, language_of, refusal
from billing.sandbox.models import Body, Resource
from billing.sandbox.payments.attempt import answer_challenge, pay
from billing.sandbox.payments.checkout import known_intent as intent_of
from billing.sandbox.payments.refusals import error_key


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def checkout(request: HttpRequest, reference: str) -> HttpResponse:
    session = session_or_404(reference)
    with translation.override(language_of(session, request)):
        if request.method == "POST":
            return take_card(request, session)
        if session["status"] != "open":
            return closed_page(request, session)
        return card_page(request, session, card_form(session))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def challenge(request: HttpRequest, reference: str) -> HttpResponse:
    """The customer's bank, in another window of the same play."""
    session = session_or_404(reference)
    with translation.override(language_of(session, request)):
        if request.method == "POST":
            return take_answer(request, session)
        intent = intent_of(session)
        if intent is None or intent["status"] != "requires_action":
            return redirect("checkout", reference)
        method = store.fetch("payment_method", intent["payment_method"])
        return page(request, session, "bank", {"card": method["card"]})


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    with translation.override(translation.get_language_from_request(request)):
        return render(request, "sandbox/not_found.html", status=404)


def take_card(request: HttpRequest, session: Resource) -> HttpResponse:
    form = card_form(session, request.POST)
    if session["status"] == "open" and not form.is_valid():
        return card_page(request, session, form, status=422)
    with transaction.atomic():
        # Read again behind the write lock: of two submits only the first finds it open.
        session.refresh_from_db()
        if session["status"] == "open":
            pay(session, form.entry(), bank_url(request, session))
    return after_attempt(request, session, form)


def take_answer(request: HttpRequest, session: Resource) -> HttpResponse:
    with transaction.atomic():
        session.refresh_from_db()
        intent = intent_of(session)
        if intent is not None and intent["status"] == "requires_action":
            answer_challenge(session, intent, approved=request.POST.get("answer") == "approve")
    if session["status"] == "complete":
        return to_merchant(session)
    return redirect("checkout", session.reference)


def after_attempt(request: HttpRequest, session: Resource, form: CardForm) -> HttpResponse:
    if session["status"] == "complete":
        return to_merchant(session)
    if session["status"] == "expired":
        return closed_page(request, session)
    intent = intent_of(session)
    if intent is not None and intent["status"] == "requires_action":
        return redirect("challenge", session.reference)
    return card_page(request, session, form, status=402)


def session_or_404(reference: str) -> Resource:
    settle_due()
    session = store.find("checkout.session", reference)
    if session is None:
        raise Http404
    return session


def card_form(session: Resource, data: Body | None = None) -> CardForm:
    return CardForm(data, known_email=known_email(session))


def known_email(session: Resource) -> str | None:
    customer = session["customer"] and store.find("customer", session["customer"])
    return session["customer_email"] or (customer["email"] if customer else None)


def bank_url(request: HttpRequest, session: Resource) -> str:
    return request.build_absolute_uri(reverse("challenge", args=[session.reference]))


def to_merchant(session: Resource) -> HttpResponse:
    address = session["success_url"].replace("{CHECKOUT_SESSION_ID}", session.reference)
    response = HttpResponseRedirect(address)
    response.status_code = 303
    response.merchant_origin = origin(session)  # type: ignore[attr-defined]
    return response


def card_page(
    request: HttpRequest, session: Resource, form: CardForm, *, status: int = 200
) -> HttpResponse:
    intent = intent_of(session)
    context = {
        "form": form,
        "refusal": "" if form.errors else refusal(intent and intent[error_key(intent)]),
        "cards": SHOWN_CARDS,
    }
    return page(request, session, "checkout", context, status=status)


def closed_page(request: HttpRequest, session: Resource) -> HttpResponse:
    success = session["success_url"].replace("{CHECKOUT_SESSION_ID}", session.reference)
    back = success if session["status"] == "complete" else session["cancel_url"]
    return page(request, session, "closed", {"back": back})


def page(
    request: HttpRequest, session: Resource, name: str, context: Body, *, status: int = 200
) -> HttpResponse:
    whole = {
        "session": session.body,
        "items": session.private["line_items"],
        "merchant": settings.SANDBOX_MERCHANT,
        **context,
    }
    response = render(request, f"sandbox/{name}.html", whole, status=status)
    response.merchant_origin = origin(session)  # type: ignore[attr-defined]
    return response


def origin(session: Resource) -> str:
    parts = urlsplit(session["success_url"])
    return f"{parts.scheme}://{parts.netloc}"
