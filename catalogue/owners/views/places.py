from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from accounts.space import for_owners

from ...addresses import centre
from ...models import Commune
from ...rules import postcode_fits


@for_owners
@require_safe
def place(request: HttpRequest) -> JsonResponse:
    """Where the map goes when a town or a postcode was typed: {"latitude", "longitude"}."""
    asked, postcode = request.GET.get("commune", ""), request.GET.get("postcode", "")
    known = (
        Commune.objects.filter(pk=asked)
        if asked.isdecimal() and len(asked) < 19
        else Commune.objects.none()
    )
    commune = get_object_or_404(known)
    fitting = postcode if postcode_fits(commune.insee, postcode) else ""
    latitude, longitude = centre(commune, fitting)
    return JsonResponse({"latitude": float(latitude), "longitude": float(longitude)})
