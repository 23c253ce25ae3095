"""New dates for a confirmed stay: at once when they cost no more, after payment when they do."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from bookings.errors import CannotBook
from bookings.models import Stay
from bookings.rules import Problem, refund_percent
from bookings.services import hold_change, locked_stay, move_stay, release_change
from bookings.services.availability import check_free, check_terms
from catalogue.pricing import NIGHTS, Lines, Party, PriceLine, total
from notifications.services import notify

from ..models import Document, Refund, StayChange
from ..quotes import quote, store_quote
from .booking import close_checkout
from .contracts import issue_contract
from .documents import issue_credit_note, issue_invoice, whole
from .refunds import pay_back_stay


@dataclass(frozen=True)
class Wish:
    """Dates and people that a traveller would like for a stay."""

    arrival: date
    departure: date
    party: Party


@dataclass(frozen=True)
class ChangePreview:
    """What a wish costs: the new price and the difference, in euros, to pay or to pay back."""

    lines: Lines
    total: Decimal
    difference: Decimal


def preview_change(stay: Stay, wish: Wish) -> ChangePreview:
    """What a change would cost; raises CannotBook when it cannot be had."""
    if stay.arrival <= timezone.localdate():
        raise CannotBook(Problem.PAST)
    if (wish.arrival, wish.departure, wish.party) == _agreed(stay):
        raise CannotBook(Problem.SAME)
    check_terms(stay.home, wish.arrival, wish.departure, wish.party.people)
    check_free(stay.home, wish.arrival, wish.departure, but=stay)
    lines = quote(stay.home, wish.arrival, wish.departure, wish.party)
    if not _is_kept(stay, wish, lines):
        raise CannotBook(Problem.ONLY_LONGER)
    return ChangePreview(lines, total(lines), total(lines) - stay.quotes.latest().total)


def _agreed(stay: Stay) -> tuple[date, date, Party]:
    return (stay.arrival, stay.departure, Party(stay.adults, stay.children))


def _is_kept(stay: Stay, wish: Wish, lines: Lines) -> bool:
    """Whether a wish leaves the owner what a cancellation would.

    While everything would be paid back, any dates will do. After that nights can only be
    added: else moving a stay, or shortening it, would be a way around its policy.
    """
    days_before = (stay.arrival - timezone.localdate()).days
    if refund_percent(stay.policy, days_before) == 100:
        return True
    longer = wish.arrival <= stay.arrival and stay.departure <= wish.departure
    nights = total(tuple(line for line in lines if line.kind == NIGHTS))
    return longer and nights >= stay.quotes.latest().amount_of(NIGHTS)


@transaction.atomic
def change(stay: Stay, wish: Wish, by: User) -> StayChange | None:
    """Move a stay now, or return the change that waits for the difference to be paid."""
    stay = locked_stay(stay.pk)
    if stay.state != Stay.State.CONFIRMED:
        raise CannotBook(Problem.TAKEN)
    drop_changes(stay)
    preview = preview_change(stay, wish)
    if preview.difference > 0:
        return _hold(stay, wish, preview)
    _move(stay, wish, preview.lines, by)
    return None


@transaction.atomic
def apply_change(waiting: StayChange) -> None:
    """Carry out a change whose difference is paid; raises CannotBook if it came too late."""
    locked_stay(waiting.stay_id)
    waiting = StayChange.objects.select_for_update(of=("self",)).get(pk=waiting.pk)
    if waiting.state != StayChange.State.OPEN:
        raise CannotBook(Problem.TAKEN)
    party = Party(waiting.adults, waiting.children)
    wish = Wish(waiting.arrival, waiting.departure, party)
    _move(waiting.stay, wish, _lines(waiting.lines), waiting.stay.traveller.user)
    waiting.state = StayChange.State.DONE
    waiting.save(update_fields=["state"])


@transaction.atomic
def drop_change(stay: Stay) -> None:
    """Keep a stay as it is, at the traveller's wish."""
    drop_changes(locked_stay(stay.pk))


def drop_changes(stay: Stay) -> None:
    """Forget the changes of a stay that wait for payment, and close their payment pages."""
    for waiting in stay.changes.filter(state=StayChange.State.OPEN):
        waiting.state = StayChange.State.DROPPED
        waiting.save(update_fields=["state"])
        release_change(stay.pk)
        for payment in waiting.payments.unsettled():
            close_checkout(payment)


def _hold(stay: Stay, wish: Wish, preview: ChangePreview) -> StayChange:
    until = timezone.now() + timedelta(minutes=settings.HOLD_MINUTES)
    hold_change(stay.pk, wish.arrival, wish.departure, until)
    return StayChange.objects.create(
        stay=stay,
        arrival=wish.arrival,
        departure=wish.departure,
        adults=wish.party.adults,
        children=wish.party.children,
        difference=preview.difference,
        lines=[_plain(line) for line in preview.lines],
        expires_at=until,
    )


def _move(stay: Stay, wish: Wish, lines: Lines, by: User) -> Document:
    """Move the stay, credit its invoice in full and issue the new one."""
    party = wish.party
    moved = move_stay(stay.pk, wish.arrival, wish.departure, party.adults, party.children, by)
    old = moved.documents.invoices().latest("id")
    note = issue_credit_note(old, whole(old))
    if total(lines) < old.total:
        pay_back_stay(moved, old.total - total(lines), Refund.Reason.CHANGED, note)
    store_quote(moved, lines)
    invoice = issue_invoice(moved)
    issue_contract(moved)
    notify(
        moved.traveller.user,
        "billing/changed",
        invoice.number,
        moved.language,
        invoice=invoice.pk,
    )
    return invoice


def _plain(line: PriceLine) -> dict[str, Any]:
    return {
        "kind": line.kind,
        "quantity": line.quantity,
        "unit": str(line.unit),
        "source": line.source,
    }


def _lines(plain: list[dict[str, Any]]) -> Lines:
    return tuple(PriceLine(**row | {"unit": Decimal(row["unit"])}) for row in plain)
