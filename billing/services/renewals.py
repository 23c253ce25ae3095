"""Before a year renews: say so, as the law asks (consumer code, L215-1), and at which price."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from core import outbox
from notifications.services import notify

from .. import gateway
from ..models import OwnerTariff, Subscription
from ..tariffs import owner_tariff

# Between three months and one month before the year is over.
AHEAD = timedelta(days=75)
LATEST = timedelta(days=31)


def announce_renewals() -> int:
    """Write to owners whose year is soon over, once a year; returns how many are concerned."""
    now = timezone.now()
    renewing = Subscription.objects.filter(
        state=Subscription.State.ACTIVE,
        ends_at_period=False,
        period_end__gt=now + LATEST,
        period_end__lte=now + AHEAD,
    )
    rows = list(renewing.select_related("owner__user"))
    for subscription in rows:
        _announce(subscription)
    return len(rows)


@transaction.atomic
def _announce(subscription: Subscription) -> None:
    day = timezone.localdate(subscription.period_end)
    tariff = owner_tariff(day)
    key = f"{subscription.pk}:{day}"
    if tariff.subscription != subscription.amount:
        payload = {"subscription": subscription.pk, "tariff": tariff.pk}
        outbox.enqueue("billing.reprice_subscription", f"{key}:{tariff.pk}", payload)
    user = subscription.owner.user
    ids = {"subscription": subscription.pk, "tariff": tariff.pk}
    notify(user, "billing/subscription_renews", key, user.reads, **ids)


def reprice(subscription: Subscription, tariff_id: int) -> None:
    """Ask the announced price from the next year on; asked twice it is the same."""
    tariff = OwnerTariff.objects.get(pk=tariff_id)
    gateway.reprice(gateway.find_plan(subscription.stripe_id), tariff.subscription)
    Subscription.objects.filter(pk=subscription.pk).update(
        tariff=tariff, amount=tariff.subscription
    )
