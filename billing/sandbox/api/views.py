import logging
from contextlib import nullcontext

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import transaction
from django.http import HttpRequest, JsonResponse

from billing.sandbox import resources  # noqa: F401 - registers every endpoint
from billing.sandbox.api.call import API_VERSION, Call, admit, current_call, open_call
from billing.sandbox.api.errors import ApiError, InvalidRequest
from billing.sandbox.api.expand import expand
from billing.sandbox.api.idempotency import Answer, once
from billing.sandbox.api.registry import resolve
from billing.sandbox.due import settle_due

logger = logging.getLogger(__name__)


def dispatch(request: HttpRequest, path: str) -> JsonResponse:
    """Any request under /v1/: who, what, once, and the answer in Stripe's shape."""
    call = open_call(request)
    replayed_from = None
    try:
        admit(call, request)
        settle_due()
        (status, body), replayed_from = once(call, lambda: run(call, path))
    except ApiError as error:
        status, body = error.status, error.body()
    except RequestDataTooBig:
        error = InvalidRequest("The request is too large.", status=413)
        status, body = error.status, error.body()
    except SuspiciousOperation:
        error = InvalidRequest("The request makes no sense.")
        status, body = error.status, error.body()
    except Exception:
        logger.exception("%s %s failed", call.method, call.path)
        error = ApiError("An unknown error occurred", status=500)
        status, body = error.status, error.body()
    response = JsonResponse(body, status=status)
    return with_headers(response, call, replayed_from and replayed_from.request_id)


def run(call: Call, path: str) -> Answer:
    handler, arguments = resolve(call.method, path)
    token = current_call.set(call)
    try:
        with nullcontext() if call.method == "GET" else transaction.atomic():
            return 200, expand(handler(call, *arguments), call.params)
    finally:
        current_call.reset(token)


def with_headers(response: JsonResponse, call: Call, first_id: str | None) -> JsonResponse:
    response["Request-Id"] = call.request_id
    response["Stripe-Version"] = API_VERSION
    if call.idempotency_key:
        response["Idempotency-Key"] = call.idempotency_key
    if first_id:
        response["Idempotent-Replayed"] = "true"
        response["Original-Request"] = first_id
    return response
