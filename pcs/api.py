"""The public API: one router per app, errors as application/problem+json."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.security import django_auth

from billing.api import router as billing_router
from bookings.api import router as bookings_router
from bookings.errors import CannotBook, StayBegun
from bookings.messages import sentence
from catalogue.api import router as catalogue_router
from catalogue.showroom.api import router as services_router
from core.idempotency import KeyReused
from locales.api import router as locales_router

from .invalid import sentence as what_is_wrong

api = NinjaAPI(
    title="PCS",
    version="1",
    description="Homes to book for short stays, services, and the stays of whoever is logged in.",
    urls_namespace="api",
    auth=django_auth,
    docs_url=None,
)
api.add_router("", catalogue_router)
api.add_router("", services_router)
api.add_router("", bookings_router)
api.add_router("", billing_router)
api.add_router("", locales_router)


def problem(status: int, title: str, **more: Any) -> JsonResponse:
    """An error in the shape of RFC 9457."""
    body = {"type": "about:blank", "status": status, "title": title, **more}
    return JsonResponse(body, status=status, content_type="application/problem+json")


@api.exception_handler(Http404)
def not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    return problem(404, _("There is nothing here, or it is not yours."))


@api.exception_handler(AuthenticationError)
def not_logged_in(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    return problem(401, _("Log in first."))


@api.exception_handler(HttpError)
def refused(request: HttpRequest, error: HttpError) -> HttpResponse:
    """A body that is no JSON, or a change that comes from another site."""
    return problem(error.status_code, _("We could not read that request"))


@api.exception_handler(ValidationError)
def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    fields = [
        {"field": ".".join(map(str, e["loc"][1:])), "error": what_is_wrong(e)} for e in error.errors
    ]
    return problem(422, _("Some values are not valid."), errors=fields)


@api.exception_handler(KeyReused)
def key_reused(request: HttpRequest, error: KeyReused) -> HttpResponse:
    return problem(422, _("This Idempotency-Key was used for another request."))


@api.exception_handler(CannotBook)
def cannot_book(request: HttpRequest, error: CannotBook) -> HttpResponse:
    return problem(409, sentence(error.problem), problem=error.problem.value)


@api.exception_handler(StayBegun)
def stay_begun(request: HttpRequest, error: StayBegun) -> HttpResponse:
    return problem(409, _("Your stay has begun: call the agency to end it early."))
