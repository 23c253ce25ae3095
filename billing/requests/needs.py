"""Requests in the owner's space."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Owner
from accounts.space import Need, need, section
from bookings.models import StayRequest
from core.templatetags.ui import day_range

section("requests", gettext_lazy("Requests"), "calendar-check", "owner_requests:requests", 35)


@need
def requests_to_answer(owner: Owner) -> Iterable[Need]:
    waiting = StayRequest.objects.waiting().filter(home__owner=owner)
    for one in waiting.select_related("home", "traveller__user"):
        text = _("%(person)s asks for %(home)s, %(days)s") % {
            "person": one.traveller,
            "home": one.home.street,
            "days": day_range(one.arrival, one.departure),
        }
        yield Need(text, reverse("owner_requests:requests"), urgent=True)
