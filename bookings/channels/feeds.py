"""What owners and staff do with calendars of other sites."""

from functools import partial

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from catalogue.models import Home
from core import audit
from core.pagecache import bump

from ..models import CalendarAddress, Feed
from ..models.feed import new_token
from ..services.availability import lock
from ..today import today_at
from . import nights
from .importing import let_go
from .rules import BETWEEN_DEMANDS


@transaction.atomic
def add_feed(home: Home, channel: str, address: str, name: str, by: User | None) -> Feed:
    """Read another calendar of a home from now on."""
    feed = Feed.objects.create(home=home, channel=channel, address=address, name=name, added_by=by)
    audit.record(by, "added a calendar", feed, home=home.reference, channel=channel)
    _fetch(feed)
    return feed


@transaction.atomic
def delete_feed(feed: Feed, by: User | None) -> None:
    """Read it no more: the nights to come that only it took are free again."""
    home = lock(feed.home_id)
    let_go(list(feed.events.filter(cancelled_at=None)), today_at(home))
    nights.settle_locked(home)
    audit.record(by, "deleted a calendar", feed, home=home.reference, channel=feed.channel)
    feed.delete()
    bump()


@transaction.atomic
def pause_feed(feed: Feed, by: User | None) -> None:
    """Leave it alone; its nights stay taken, and after some hours travellers ask first."""
    feed.paused_at = feed.paused_at or timezone.now()
    feed.save(update_fields=["paused_at"])
    audit.record(by, "paused a calendar", feed)


@transaction.atomic
def resume_feed(feed: Feed, by: User | None) -> None:
    feed.paused_at = feed.next_fetch_at = None
    feed.save(update_fields=["paused_at", "next_fetch_at"])
    audit.record(by, "resumed a calendar", feed)
    _fetch(feed)


@transaction.atomic
def fetch_now(feed: Feed, by: User | None) -> bool:
    """Fetch it out of turn; not when somebody asked for that a moment ago."""
    now = timezone.now()
    recent = feed.asked_at and now - feed.asked_at < BETWEEN_DEMANDS
    if recent or feed.paused_at:
        return False
    feed.asked_at = now
    feed.save(update_fields=["asked_at"])
    _fetch(feed)
    return True


@transaction.atomic
def confirm_removals(feed: Feed, by: User) -> None:
    """Someone looked: what is missing there is really gone. The next good fetch frees it."""
    feed.removal_allowed = True
    feed.save(update_fields=["removal_allowed"])
    audit.record(by, "confirmed removals", feed)
    _fetch(feed)


@transaction.atomic
def change_address(owner: Feed | CalendarAddress, by: User | None) -> None:
    """Give our calendar another secret address: whoever knew the old one reads no more."""
    owner.token = new_token()
    owner.save(update_fields=["token"])
    audit.record(by, "changed a calendar address", owner)


def address_of(home: Home) -> CalendarAddress:
    """Where everything that takes nights of a home can be read."""
    return CalendarAddress.objects.get_or_create(home=home)[0]


def _fetch(feed: Feed) -> None:
    from .tasks import fetch_feed  # huey loads its settings when this is first needed

    transaction.on_commit(partial(fetch_feed, feed.pk))
