"""Owners' subscriptions: begun on a checkout page, billed by Stripe every year."""

from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from core.money import from_minor, to_minor

from .sdk import CURRENCY, Refused, errors, id_of, page_language, v1

YEARLY = {"interval": "year"}


@dataclass(frozen=True)
class Door:
    """A checkout page of an owner as we read it: to subscribe, or to save another card."""

    id: str
    url: str
    mode: str  # subscription or setup
    state: str  # open, complete or expired
    customer: str
    subscription: str
    setup_intent: str


@dataclass(frozen=True)
class Plan:
    """A subscription as we read it; `amount` in euros a year."""

    id: str
    customer: str
    state: str
    amount: Decimal
    item: str
    product: str
    started_at: datetime
    period_end: datetime
    ends_at_period: bool
    ended_at: datetime | None
    card: str


@dataclass(frozen=True)
class Year:
    """One invoice of a subscription as we read it; `amount` in euros."""

    id: str
    subscription: str
    state: str  # open, paid, void or uncollectible
    amount: Decimal
    currency: str
    starts_at: datetime
    ends_at: datetime
    attempts: int
    next_attempt: datetime | None
    paid_at: datetime | None


@dataclass(frozen=True)
class Wish:
    """What a subscription is opened for; `key` the same for the same wish."""

    key: str
    customer: str
    title: str
    amount: Decimal
    language: str
    success_url: str
    cancel_url: str


@dataclass(frozen=True)
class CardPage:
    """Where an owner saves another card; `key` the same for the same wish."""

    key: str
    customer: str
    language: str
    success_url: str
    cancel_url: str


def open_subscription(wish: Wish) -> Door:
    price = {
        "currency": CURRENCY,
        "unit_amount": to_minor(wish.amount),
        "recurring": YEARLY,
        "product_data": {"name": wish.title},
    }
    params = {
        "mode": "subscription",
        "customer": wish.customer,
        "line_items": [{"quantity": 1, "price_data": price}],
        "locale": page_language(wish.language),
        "success_url": wish.success_url,
        "cancel_url": wish.cancel_url,
    }
    return _open(params, f"subscription-{wish.key}")


def open_card_page(page: CardPage) -> Door:
    params = {
        "mode": "setup",
        "currency": CURRENCY,
        "customer": page.customer,
        "locale": page_language(page.language),
        "success_url": page.success_url,
        "cancel_url": page.cancel_url,
    }
    return _open(params, f"card-{page.key}")


def _open(params: dict[str, Any], key: str) -> Door:
    with errors():
        session = v1().checkout.sessions.create(params, {"idempotency_key": key})
    return read_door(session.to_dict())


def find_door(session_id: str) -> Door:
    with errors():
        return read_door(v1().checkout.sessions.retrieve(session_id).to_dict())


def find_plan(subscription: str) -> Plan:
    with errors():
        found = v1().subscriptions.retrieve(subscription, {"expand": ["default_payment_method"]})
    return _plan(found.to_dict())


def find_year(invoice: str) -> Year:
    with errors():
        return _year(v1().invoices.retrieve(invoice).to_dict())


def years_of(subscription: str) -> list[Year]:
    """The newest invoices of a subscription; older ones are known for long."""
    with errors():
        found = v1().invoices.list({"subscription": subscription, "limit": 10}).to_dict()
    return [_year(invoice) for invoice in found["data"]]


def use_card(subscription: str, setup_intent: str) -> None:
    """Take the next payments from the card that was just saved."""
    with errors():
        saved = v1().setup_intents.retrieve(setup_intent)
        v1().subscriptions.update(subscription, {"default_payment_method": saved.payment_method})


def pay_year(invoice: str) -> None:
    """Charge the saved card now; raises Declined. One that is paid by now stays as it is."""
    try:
        with errors():
            v1().invoices.pay(invoice)
    except Refused:
        return


def end_with_period(subscription: str, *, ends: bool) -> None:
    """Let a subscription run out, or go on; asked twice, it is the same."""
    with errors():
        v1().subscriptions.update(subscription, {"cancel_at_period_end": ends})


def reprice(plan: Plan, amount: Decimal) -> None:
    """Ask another price from the next year on."""
    price = {
        "currency": CURRENCY,
        "product": plan.product,
        "recurring": YEARLY,
        "unit_amount": to_minor(amount),
    }
    changes = {
        "items": [{"id": plan.item, "price_data": price}],
        "proration_behavior": "none",
    }
    with errors():
        v1().subscriptions.update(plan.id, changes)


def read_door(data: dict[str, Any]) -> Door:
    return Door(
        id=data["id"],
        url=data.get("url") or "",
        mode=data["mode"],
        state=data["status"],
        customer=id_of(data.get("customer")),
        subscription=id_of(data.get("subscription")),
        setup_intent=id_of(data.get("setup_intent")),
    )


def _plan(data: dict[str, Any]) -> Plan:
    item = data["items"]["data"][0]
    method = data.get("default_payment_method")
    return Plan(
        id=data["id"],
        customer=id_of(data["customer"]),
        state=data["status"],
        amount=from_minor(item["price"]["unit_amount"]),
        item=item["id"],
        product=id_of(item["price"]["product"]),
        started_at=_moment(data["start_date"]),
        period_end=_moment(item["current_period_end"]),
        ends_at_period=data["cancel_at_period_end"],
        ended_at=_moment_or_none(data["ended_at"]),
        card=_card(method["card"]) if isinstance(method, dict) and "card" in method else "",
    )


def _card(card: dict[str, Any]) -> str:
    """visa 4242 04/2030: what its owner knows it by."""
    return f"{card['brand']} {card['last4']} {card['exp_month']:02}/{card['exp_year']}"


def _year(data: dict[str, Any]) -> Year:
    details = (data.get("parent") or {}).get("subscription_details") or {}
    periods = [line["period"] for line in data["lines"]["data"]]
    return Year(
        id=data["id"],
        subscription=id_of(details.get("subscription")),
        state=data["status"],
        amount=from_minor(data["total"]),
        currency=data["currency"],
        starts_at=_moment(min(period["start"] for period in periods)),
        ends_at=_moment(max(period["end"] for period in periods)),
        attempts=data["attempt_count"],
        next_attempt=_moment_or_none(data["next_payment_attempt"]),
        paid_at=_moment_or_none(data["status_transitions"]["paid_at"]),
    )


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _moment_or_none(seconds: int | None) -> datetime | None:
    return None if seconds is None else _moment(seconds)
