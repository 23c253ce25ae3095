"""What the formula of a traveller gives them."""

from django.contrib.auth.models import AnonymousUser

from .models import Membership, Traveller, User

WITHOUT_ADS = (Membership.BAG_PACKER, Membership.EXPLORATOR)


def shows_ads(user: User | AnonymousUser) -> bool:
    """House ads are for visitors and for the free formula: a paid one shows none."""
    if not user.is_authenticated:
        return True
    return not Traveller.objects.filter(user=user, membership__in=WITHOUT_ADS).exists()
