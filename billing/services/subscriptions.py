"""What an owner does about their subscription: begin it, change its card, end it, go on."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext

from accounts.models import Owner, User
from core import audit, outbox
from notifications.services import notify

from .. import gateway
from ..models import Subscription
from ..tariffs import owner_tariff
from .subscription_news import note_door

# Stripe closes a page after a day: one opened within the hour is shown again.
REOPENED = timedelta(hours=1)


class AlreadySubscribed(Exception):
    """A second subscription would be paid twice."""


class NothingToEnd(Exception):
    """The owner has no contract that runs."""


def subscription_of(owner: Owner) -> Subscription:
    return Subscription.objects.get_or_create(owner=owner)[0]


def start_subscription(owner: Owner) -> str:
    """The address of the page where the first year is paid; raises AlreadySubscribed."""
    subscription = subscription_of(owner)
    if subscription.is_alive:
        raise AlreadySubscribed
    if url := _open_page_of(subscription):
        return url
    if subscription.is_alive:  # it had just been paid
        raise AlreadySubscribed
    tariff, customer = owner_tariff(), _customer(subscription)
    door = gateway.open_subscription(
        gateway.Wish(
            key=_key(subscription),
            customer=customer,
            title=gettext("Owner's subscription, one year"),
            amount=tariff.subscription,
            language=get_language() or owner.user.reads,
            **_ways_back(),
        )
    )
    _remember(subscription, door)
    return door.url


def open_card_page(owner: Owner) -> str:
    """The address of the page where another card is saved."""
    subscription = subscription_of(owner)
    customer = _customer(subscription)
    page = gateway.CardPage(
        key=_key(subscription),
        customer=customer,
        language=get_language() or owner.user.reads,
        **_ways_back(),
    )
    door = gateway.open_card_page(page)
    _remember(subscription, door)
    return door.url


def _open_page_of(subscription: Subscription) -> str:
    """The page that is open already; what became of one that is not is taken note of."""
    opened = subscription.opened_at
    if not subscription.session or opened is None:
        return ""
    door = gateway.find_door(subscription.session)
    note_door(door)
    subscription.refresh_from_db()
    fresh = timezone.now() - opened < REOPENED
    return door.url if door.state == "open" and door.mode == "subscription" and fresh else ""


def _key(subscription: Subscription) -> str:
    """Two clicks at once open one page; one after a page was opened opens another."""
    before = subscription.opened_at
    last = f"{before:%Y%m%d%H%M%S%f}" if before else "first"
    return f"{subscription.customer}-{get_language()}-{timezone.localdate()}-{last}"


def _ways_back() -> dict[str, str]:
    home = settings.SITE_URL + reverse("owner_subscription:home")
    return {
        "success_url": settings.SITE_URL + reverse("owner_subscription:done"),
        "cancel_url": home,
    }


def _remember(subscription: Subscription, door: gateway.Door) -> None:
    subscription.session, subscription.opened_at = door.id, timezone.now()
    subscription.save(update_fields=["session", "opened_at"])


def _customer(subscription: Subscription) -> str:
    if not subscription.customer:
        user = subscription.owner.user
        subscription.customer = gateway.create_customer(user.email, user.name)
        subscription.save(update_fields=["customer"])
    return subscription.customer


def contract_end(owner: Owner, today: date) -> date | None:
    """When the owner's contract ends if they end it now; None when none runs."""
    subscription = Subscription.objects.filter(owner=owner).first()
    if subscription and subscription.is_alive and subscription.period_end:
        return max(today, timezone.localdate(subscription.period_end))
    mandate = owner.mandates.in_force(today).order_by("-id").first()
    if mandate is None:
        return None
    return next_anniversary(timezone.localdate(mandate.signed_at), today)


def next_anniversary(since: date, today: date) -> date:
    """The first day after today that is a whole number of years after another."""
    year = today.year
    while (day := _in_year(since, year)) <= today:
        year += 1
    return day


def _in_year(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return date(year, 3, 1)


@transaction.atomic
def end_contract(owner: Owner, by: User | None) -> date:
    """Let the contract run out with the year that was paid, and send the receipt of it.

    Raises NothingToEnd. Asked again, nothing more happens.
    """
    subscription = Subscription.objects.select_for_update().get(pk=subscription_of(owner).pk)
    ends = contract_end(owner, timezone.localdate())
    if ends is None:
        raise NothingToEnd
    if not is_ending(subscription):
        now = timezone.now()
        _let_end(subscription, ends=True, at=now)
        owner.mandates.in_force().update(ends_on=ends)
        audit.record(by, "ended the contract", subscription, ends=str(ends))
        ids = {"subscription": subscription.pk, "ends": str(ends), "asked": now.isoformat()}
        notify(owner.user, "billing/contract_ended", _once(subscription, now), _reads(owner), **ids)
    return ends


@transaction.atomic
def keep_contract(owner: Owner, by: User) -> None:
    """Take back the end of a contract that still runs."""
    subscription = Subscription.objects.select_for_update().get(pk=subscription_of(owner).pk)
    if is_ending(subscription):
        _let_end(subscription, ends=False, at=timezone.now())
        owner.mandates.in_force().update(ends_on=None)
        audit.record(by, "kept the contract", subscription)


def is_ending(subscription: Subscription) -> bool:
    mandates = subscription.owner.mandates.in_force().exclude(ends_on=None)
    asked = subscription.ends_at_period or subscription.ending_asked_at is not None
    return (subscription.is_alive and asked) or mandates.exists()


def _let_end(subscription: Subscription, *, ends: bool, at: datetime) -> None:
    subscription.ends_at_period, subscription.ending_asked_at = ends, at if ends else None
    subscription.save(update_fields=["ends_at_period", "ending_asked_at"])
    if not subscription.is_alive:
        return
    payload = {"subscription": subscription.pk}
    outbox.enqueue("billing.end_subscription", _once(subscription, at), payload)


def _once(subscription: Subscription, at: datetime) -> str:
    return f"{subscription.pk}:{at.isoformat()}"


def _reads(owner: Owner) -> str:
    return owner.user.reads
