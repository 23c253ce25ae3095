"""Every movement that makes up what an owner earns, with what it was computed from."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Owner
from bookings.interventions.naming import named
from bookings.models import Intervention, Order
from catalogue.models import Home
from core.money import cents, format_money

from ...models import Document, EntryLine, OwnerTariff
from ...models.journal import Account
from ...rules import commission
from .period import Period
from .rules import Kind


@dataclass(frozen=True)
class Line:
    """One amount of a recap, in euros; what goes away is negative.

    `about` names the stay, the service or the fee, `number` the paper it stands on. A commission
    is `percent` of `base`. The sentences are only made for those who read them.
    """

    day: date
    home: Home | None
    kind: Kind
    amount: Decimal
    about: str = ""
    number: str = ""
    percent: Decimal | None = None
    base: Decimal | None = None
    url: str = ""

    @property
    def words(self) -> str:
        if self.kind == Kind.NIGHTS:
            return _("Nights of the stay %(stay)s") % {"stay": self.about}
        if self.kind == Kind.COMMISSION:
            return _("Commission on the stay %(stay)s") % {"stay": self.about}
        return self.about or _("Subscription")

    @property
    def why(self) -> str:
        """What the amount was computed from."""
        if self.percent is None or self.base is None:
            return self.number
        return _("%(percent)s %% of %(amount)s, the tariff of the day it was booked") % {
            "percent": f"{self.percent.normalize():f}",
            "amount": format_money(self.base),
        }


def lines(owner: Owner, period: Period, home: Home | None = None) -> list[Line]:
    """The lines of a period, oldest first; stays count in the month they begin.

    The nights are read from the books (money held for owners). The commission of a stay follows
    the tariff of the day it was booked. Services count on the day they were done.
    """
    homes = {one.pk: one for one in owner.homes.all()}
    if home is not None:
        homes = {home.pk: homes[home.pk]}
    found = [*_nights(owner, period, homes), *_services(period, homes)]
    if home is None:
        found += _fees(owner, period)
    return sorted(found, key=lambda line: (line.day, line.kind != Kind.NIGHTS))


def _nights(owner: Owner, period: Period, homes: dict[int, Home]) -> Iterator[Line]:
    tariffs = list(OwnerTariff.objects.order_by("valid_from"))
    rows = (
        EntryLine.objects.filter(account=Account.OWNERS, entry__stay__home__in=homes)
        .filter(entry__stay__arrival__gte=period.first, entry__stay__arrival__lt=period.end)
        .order_by("entry__stay__arrival", "pk")
        .values_list(
            "entry__stay__home_id",
            "entry__stay__arrival",
            "entry__stay__reference",
            "entry__stay__created_at",
            "entry__label",
            F("credit") - F("debit"),
        )
    )
    for home_id, arrival, stay, booked, number, amount in rows:
        home, percent = homes[home_id], _percent(tariffs, timezone.localdate(booked))
        amount = cents(amount)  # SQLite forgets the cents that are naught
        yield Line(arrival, home, Kind.NIGHTS, amount, stay, number)
        ours = -commission(amount, percent)
        yield Line(arrival, home, Kind.COMMISSION, ours, stay, number, percent, amount)


def _percent(tariffs: list[OwnerTariff], booked: date) -> Decimal:
    """The share of the tariff in force on a day; before the first one, the first."""
    known = [tariff for tariff in tariffs if tariff.valid_from <= booked]
    return (known[-1] if known else tariffs[0]).commission_percent


def _services(period: Period, homes: dict[int, Home]) -> Iterator[Line]:
    done = (
        Intervention.objects.filter(order__home__in=homes, order__payer=Order.Payer.OWNER)
        .filter(state=Intervention.State.DONE)
        .filter(left_at__gte=_start(period.first), left_at__lt=_start(period.end))
        .select_related("order__service")
    )
    for visit in named(done):
        price = visit.order.price if visit.cost is None else visit.cost
        if price:
            yield Line(
                timezone.localdate(visit.left_at),
                homes[visit.order.home_id],
                Kind.SERVICE,
                -price,
                visit.service_name,  # type: ignore[attr-defined]
                _("Price agreed") if visit.cost is None else _("Cost of the visit"),
            )


def _fees(owner: Owner, period: Period) -> Iterator[Line]:
    """Invoices and credit notes made out to the owner; a credit note's total is negative."""
    rows = Document.objects.filter(owner=owner).order_by("issued_at")
    for document in rows.filter(
        issued_at__gte=_start(period.first), issued_at__lt=_start(period.end)
    ):
        yield Line(
            timezone.localdate(document.issued_at),
            None,
            Kind.FEE,
            -document.total,
            number=document.number,
            url=document.get_absolute_url(),
        )


def _start(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
