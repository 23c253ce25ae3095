"""What the owner's space says of the nights that may still be let."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Owner
from accounts.space import Need, need
from core.readers import isolated

from ..models import LettingYear
from .counting import cap_in


@need
def caps_in_sight(owner: Owner) -> Iterator[Need]:
    """Homes whose nights of this year or the next are nearly used up."""
    this_year = timezone.localdate().year
    near = LettingYear.objects.filter(home__owner=owner, year__gte=this_year)
    for letting in near.exclude(told=LettingYear.Told.NOTHING).select_related("home__commune"):
        cap = cap_in(letting)
        if cap is not None:
            said = _("%(home)s is let %(nights)s of the %(cap)s nights allowed in %(year)s.") % {
                "home": isolated(letting.home.street),
                "nights": letting.nights,
                "cap": cap,
                "year": letting.year,
            }
            url = reverse("owner_homes:home", args=[letting.home.reference])
            yield Need(said, url, urgent=letting.told == LettingYear.Told.REACHED)
