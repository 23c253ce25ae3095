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
    length = request.headers.get("Content-Length", "")
    if not length.isdecimal():
        return HttpResponse(status=411)
    if int(length) > LARGEST_EVENT:
        return HttpResponse(status=413)
    try:
        receive(request.body, request.headers.get("Stripe-Signature", ""))
    except (BadSignature, Malformed):
        return HttpResponse(status=400)
    return HttpResponse(status=200)
