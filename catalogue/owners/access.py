"""Whose home it is: asked in the query, so that another owner finds nothing."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from accounts.space import OwnerRequest

from ..models import Home


def own_homes(request: OwnerRequest) -> QuerySet[Home]:
    homes: QuerySet[Home] = request.owner.homes
    return homes.select_related("commune", "agency", "owner__user")


def own_home(request: HttpRequest, reference: str) -> Home:
    """A home of the owner who asks (`accounts.space.for_owners`), or 404."""
    return get_object_or_404(own_homes(request), reference=reference)
