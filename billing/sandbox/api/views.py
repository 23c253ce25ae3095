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
from billing.sandbox.models import IdempotencyRecord

logger = logging.getLogger(__name__)


def dispatch(request: HttpRequest, path: str) -> JsonResponse:
    """Any request under /v1/: who, what, once, and the answer in Stripe's shape."""
    call = open_call(request)
    first = None
    try:
        admit(call, request)
        settle_due()
        (status, body), first = once(call, lambda: run(call, path))
    except Exception as trouble:
        error = explained(trouble, call)
        status, body = error.status, error.body()
    return with_headers(JsonResponse(body, status=status), call, first)


def explained(trouble: Exception, call: Call) -> ApiError:
    if isinstance(trouble, ApiError):
        return trouble
    if isinstance(trouble, RequestDataTooBig):
        return InvalidRequest("The request is too large.", status=413)
    if isinstance(trouble, SuspiciousOperation):
        return InvalidRequest("The request makes no sense.")
    logger.error("%s %s failed", call.method, call.path, exc_info=trouble)
    return ApiError("An unknown error occurred", status=500)


def run(call: Call, path: str) -> Answer:
    handler, arguments = resolve(call.method, path)
    token = current_call.set(call)
    try:
        with nullcontext() if call.method == "GET" else transaction.atomic():
            return 200, expand(handler(call, *arguments), call.params)
    finally:
        current_call.reset(token)


def with_headers(
    response: JsonResponse, call: Call, first: IdempotencyRecord | None
) -> JsonResponse:
    response["Request-Id"] = call.request_id
    response["Stripe-Version"] = API_VERSION
    if call.idempotency_key:
        response["Idempotency-Key"] = call.idempotency_key
    if first:
        response["Idempotent-Replayed"] = "true"
        response["Original-Request"] = first.request_id
    return response
