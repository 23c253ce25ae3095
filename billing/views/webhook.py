from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from ..gateway import BadSignature
from ..services.events import Malformed, receive

LARGEST_EVENT = 512 * 1024


@csrf_exempt
@require_POST
def stripe_webhook(request: HttpRequest) -> HttpResponse:
    """Store what Stripe signed and say so; acting on it is the worker's business."""
    if int(request.headers.get("Content-Length") or 0) > LARGEST_EVENT:
        return HttpResponse(status=413)
    try:
        receive(request.body, request.headers.get("Stripe-Signature", ""))
    except (BadSignature, Malformed):
        return HttpResponse(status=400)
    return HttpResponse(status=200)
