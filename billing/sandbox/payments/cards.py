"""The test cards: Stripe's numbers, each with the story that it tells."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Decline:
    """Why a bank says no, in Stripe's words."""

    code: str
    message: str
    decline_code: str
    reason: str = ""


DECLINED = Decline("card_declined", "Your card was declined.", "generic_decline")
INSUFFICIENT = Decline("card_declined", "Your card has insufficient funds.", "insufficient_funds")
LOST = Decline("card_declined", "Your card was declined.", "lost_card")
STOLEN = Decline("card_declined", "Your card was declined.", "stolen_card")
EXPIRED = Decline("expired_card", "Your card has expired.", "expired_card")
WRONG_CVC = Decline("incorrect_cvc", "Your card's security code is incorrect.", "incorrect_cvc")
PROCESSING = Decline(
    "processing_error",
    "An error occurred while processing your card. Try again in a little bit.",
    "processing_error",
)
NOT_A_TEST_CARD = Decline(
    "card_declined",
    "Your card was declined. Your request was in test mode, but used a non test card.",
    "test_mode_live_card",
)


@dataclass(frozen=True)
class Card:
    number: str
    brand: str = "visa"
    funding: str = "credit"
    decline: Decline | None = None
    # The bank asks its customer before it answers (3-D Secure).
    challenge: bool = False
    # What becomes of a refund: at once, "pending" then paid, or paid then "failed".
    refund: str = "succeeded"
    # Declined when it is charged, though not when it is saved for later.
    savable: bool = False


CARDS = {
    card.number: card
    for card in (
        Card("4242424242424242"),
        Card("4000056655665556", funding="debit"),
        Card("5555555555554444", brand="mastercard"),
        Card("378282246310005", brand="amex"),
        Card("4000000000000002", decline=DECLINED),
        Card("4000000000000341", decline=DECLINED, savable=True),
        Card("4000000000009995", decline=INSUFFICIENT),
        Card("4000000000000069", decline=EXPIRED),
        Card("4000000000000127", decline=WRONG_CVC),
        Card("4000000000000119", decline=PROCESSING),
        Card("4000000000009987", decline=LOST),
        Card("4000000000009979", decline=STOLEN),
        Card("4000002760003184", challenge=True),
        Card("4000000000003220", challenge=True),
        Card("4000008400001629", challenge=True, decline=DECLINED),
        Card("4000000000007726", refund="pending"),
        Card("4000000000005126", refund="failed"),
    )
}


def card_of(number: str) -> Card:
    """The card of a number; a real one is declined, and goes no further than here."""
    masked = number[-4:].rjust(len(number), "*")
    return CARDS.get(number) or Card(masked, brand=brand(number), decline=NOT_A_TEST_CARD)


def brand(number: str) -> str:
    if number[:2] in ("34", "37"):
        return "amex"
    if number[:1] == "5" or (number[:4] >= "2221" and number[:4] <= "2720"):
        return "mastercard"
    return "visa" if number[:1] == "4" else "unknown"


def passes_luhn(number: str) -> bool:
    digits = [int(digit) for digit in reversed(number)]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def cvc_length(number: str) -> int:
    return 4 if brand(number) == "amex" else 3


def is_past(month: int, year: int, today: date) -> bool:
    return (year, month) < (today.year, today.month)
