"""What happened lately, for whoever shows or debugs the site."""

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from billing.sandbox import store
from billing.sandbox.due import settle_due
from billing.sandbox.models import Delivery, Resource

SHOWN = 15


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    settle_due()
    newest = Resource.objects.newest_first()
    context = {
        "sessions": newest.of("checkout.session")[:SHOWN],
        "refunds": newest.of("refund")[:SHOWN],
        "events": newest.of("event")[:SHOWN],
        "deliveries": Delivery.objects.select_related("event").order_by("-pk")[:SHOWN],
        "waiting": Delivery.objects.pending().count(),
    }
    with translation.override(translation.get_language_from_request(request)):
        return render(request, "sandbox/overview.html", context)


@require_safe
def event(request: HttpRequest, reference: str) -> HttpResponse:
    found = store.find("event", reference)
    if found is None:
        raise Http404
    text = json.dumps(found.body, indent=2, ensure_ascii=False)
    return HttpResponse(text, content_type="application/json; charset=utf-8")
