"""How money is shared with owners, and how it is written in the books."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from core.money import ZERO, cents, vat_within


@dataclass(frozen=True)
class Share:
    """How the price of the nights of a stay is shared; the commission includes its VAT."""

    nights: Decimal
    commission: Decimal
    commission_vat: Decimal

    @property
    def commission_net(self) -> Decimal:
        return self.commission - self.commission_vat

    @property
    def owner(self) -> Decimal:
        return self.nights - self.commission


def commission(nights: Decimal, percent: Decimal) -> Decimal:
    """Our share of some nights, VAT included; negative for what a credit note takes back."""
    return cents(nights * percent / 100)


def share(nights: Decimal, commission_percent: Decimal, vat_percent: Decimal) -> Share:
    """What PCS keeps of the nights, and what the owner gets."""
    kept = commission(nights, commission_percent)
    return Share(nights, kept, vat_within(kept, vat_percent))


@dataclass(frozen=True)
class Article:
    heading: str
    paragraphs: list[str]


def articles(text: str) -> list[Article]:
    """Terms as they are written: "# heading", then paragraphs parted by blank lines."""
    found: list[Article] = []
    for block in text.replace("\r\n", "\n").split("\n\n"):
        first, _, rest = block.strip().partition("\n")
        if first.startswith("#"):
            found.append(Article(first.lstrip("# "), [rest.strip()] if rest.strip() else []))
        elif first:
            if not found:
                found.append(Article("", []))
            found[-1].paragraphs.append(block.strip())
    return found


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
