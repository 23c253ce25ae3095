"""What is written about requests for stays."""

from django.urls import reverse
from django.utils.translation import get_language

from accounts.models import User
from bookings.models import StayRequest
from notifications.letters import Contents, letter


def _found(pk: int) -> StayRequest:
    related = ("home__owner", "home__commune", "home__agency", "traveller__user", "stay")
    return StayRequest.objects.select_related(*related).get(pk=pk)


@letter("billing/request_asked")
def asked(user: User, request: int) -> Contents:
    """To those who can answer."""
    found = _found(request)
    owned = found.home.owner.user_id == user.pk
    url = reverse("owner_requests:requests") if owned else reverse("stay_request:index")
    return Contents({"asked": found, "home": found.home, "url": url})


@letter("billing/request_accepted")
@letter("billing/request_declined")
@letter("billing/request_lapsed")
def answered(user: User, request: int) -> Contents:
    """To the traveller; what was accepted is to be paid."""
    found = _found(request)
    listing = found.home.listings.in_language(get_language()).first()
    context = {"asked": found, "home": found.home, "listing": listing}
    if found.stay:
        url = reverse("billing:pay", args=[found.stay.reference])
        until = found.stay.hold_expires_at
        return Contents(context | {"url": url, "until": until})
    return Contents(context | {"url": reverse("catalogue:homes")})
