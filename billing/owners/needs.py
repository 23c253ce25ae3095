"""What waits for an owner: a mandate to sign, a subscription to pay."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import Owner
from accounts.space import Need, need

from ..mandates import proposal_for
from ..models import Subscription


@need
def unsigned(owner: Owner) -> Iterator[Need]:
    proposal = proposal_for(owner, get_language() or owner.user.reads)
    if not proposal.homes or proposal.is_signed:
        return
    url = reverse("owner_contract:mandate")
    if proposal.signed is None:
        words = _("Sign your mandate: no home is published without it.")
        yield Need(words, url, urgent=True)
    else:
        yield Need(_("Your mandate has changed: sign its new version."), url)


@need
def unpaid(owner: Owner) -> Iterator[Need]:
    url = reverse("owner_subscription:home")
    state = Subscription.objects.filter(owner=owner).values_list("state", flat=True).first()
    if state == Subscription.State.PAST_DUE:
        words = _("Your card did not pay the subscription: change it, or it ends.")
        yield Need(words, url, urgent=True)
    elif state != Subscription.State.ACTIVE and owner.mandates.in_force().exists():
        yield Need(_("Pay your subscription for the year."), url)
