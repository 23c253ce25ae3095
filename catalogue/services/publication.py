"""Showing a home to visitors, and taking it away again."""

from enum import StrEnum

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from core import audit

from ..models import Home
from ..signals import home_suspended


class Reason(StrEnum):
    """What keeps a home from being shown, or from being taken away."""

    NO_REGISTRATION = "no_registration"
    NO_LISTING = "no_listing"
    NO_PHOTO = "no_photo"
    NO_PRICE = "no_price"
    ARCHIVED = "archived"
    NOT_PUBLISHED = "not_published"


class CannotChangeState(Exception):
    """A home stays as it is; `reasons` say all that stands against the change."""

    def __init__(self, reasons: list[Reason]) -> None:
        super().__init__(", ".join(reasons))
        self.reasons = reasons


def reasons_against(home: Home) -> list[Reason]:
    """Everything that is still missing before visitors may see a home."""
    today = timezone.localdate()
    source = home.listings.filter(locale__language_code=settings.LANGUAGE_CODE, live=True)
    base_prices = home.nightly_prices.filter(season="", valid_from__lte=today)
    checks = (
        (home.state == Home.State.ARCHIVED, Reason.ARCHIVED),
        (not home.registration_number.strip(), Reason.NO_REGISTRATION),
        (not source.exists(), Reason.NO_LISTING),
        (not home.home_photos.exists(), Reason.NO_PHOTO),
        (not base_prices.exists(), Reason.NO_PRICE),
    )
    return [reason for stands, reason in checks if stands]


@transaction.atomic
def publish_home(home: Home, by: User | None) -> Home:
    """Show a home to visitors; raises CannotChangeState with every reason against it."""
    home = Home.objects.select_for_update().get(pk=home.pk)
    if home.state == Home.State.PUBLISHED:
        return home
    reasons = reasons_against(home)
    if reasons:
        raise CannotChangeState(reasons)
    return _move(home, Home.State.PUBLISHED, by, "published")


@transaction.atomic
def suspend_home(home: Home, by: User | None) -> Home:
    """Take a home away from visitors; stays that are booked go ahead."""
    home = Home.objects.select_for_update().get(pk=home.pk)
    if home.state == Home.State.SUSPENDED:
        return home
    if home.state != Home.State.PUBLISHED:
        raise CannotChangeState([Reason.NOT_PUBLISHED])
    home = _move(home, Home.State.SUSPENDED, by, "suspended")
    home_suspended.send(Home, home=home, by=by)
    return home


def _move(home: Home, state: str, by: User | None, verb: str) -> Home:
    before, home.state = home.state, state
    home.save(update_fields=["state"])
    audit.record(by, verb, home, before=before, after=state)
    return home
