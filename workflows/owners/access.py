from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from catalogue.models import Home


def own_home(request: HttpRequest, reference: str) -> Home:
    """A home of the owner who asks; anybody else's does not exist."""
    homes = request.owner.homes.select_related("commune")  # type: ignore[attr-defined]
    return get_object_or_404(homes, reference=reference)
