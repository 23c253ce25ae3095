"""Which mandate covers a home."""

from catalogue.models import Home

from .models import Mandate


def current_mandate(home: Home) -> Mandate | None:
    """The signed mandate that covers a home today."""
    signed = Mandate.objects.in_force().filter(homes__home=home, owner=home.owner_id)
    return signed.order_by("-id").first()


def has_mandate(home: Home) -> bool:
    return current_mandate(home) is not None
