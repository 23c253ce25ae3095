"""Double entry: what is written on one side of an account is balanced on the other."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from core.money import ZERO


@dataclass(frozen=True)
class Posting:
    """Euros on one side of one account."""

    account: str
    debit: Decimal = ZERO
    credit: Decimal = ZERO


def signed(account: str, amount: Decimal) -> Posting:
    """A credit of an amount, or a debit when it is negative."""
    return Posting(account, credit=amount) if amount > 0 else Posting(account, debit=-amount)


def balanced(postings: Iterable[Posting]) -> bool:
    postings = list(postings)
    debits = sum((posting.debit for posting in postings), ZERO)
    return bool(postings) and debits == sum((posting.credit for posting in postings), ZERO)
