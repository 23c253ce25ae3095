"""Every kind of fee, who pays it, and so on whose invoice it may stand."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any


class Payer(StrEnum):
    OWNER = "owner"
    TRAVELLER = "traveller"


@dataclass(frozen=True)
class FeeKind:
    """A fee; a taxable one bears the standard rate of VAT, contained in its amount."""

    code: str
    payer: Payer
    taxable: bool


KINDS = {
    kind.code: kind
    for kind in (
        # Nights are let in the owner's name and exempt (CGI 261 D 4°); a tax bears no tax.
        FeeKind("nights", Payer.TRAVELLER, taxable=False),
        FeeKind("tourist_tax", Payer.TRAVELLER, taxable=False),
        FeeKind("cleaning", Payer.TRAVELLER, taxable=True),
        FeeKind("commission", Payer.OWNER, taxable=True),
        FeeKind("subscription", Payer.OWNER, taxable=True),
        FeeKind("intervention", Payer.OWNER, taxable=True),
    )
}


@dataclass(frozen=True)
class Charge:
    """One line of an invoice to come, VAT included; `source` says what it was computed from."""

    kind: str
    quantity: int
    unit: Decimal
    amount: Decimal
    source: dict[str, Any]


class WrongPayer(Exception):
    """A line on the invoice of someone who does not pay that fee: a fault of ours."""


def check_payer(code: str, payer: Payer) -> None:
    if KINDS[code].payer != payer:
        raise WrongPayer(f"{code} is not paid by the {payer}")
