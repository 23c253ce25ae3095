"""Telling people from programs without asking another company.

The page carries a signed challenge. A browser with scripts works on it for about a second
(hashcash over SHA-256); one without scripts waits a little longer and does a small sum. Each
challenge serves once: a lead keeps its nonce.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core import signing
from django.utils.crypto import salted_hmac

SALT = "billing.estimate"
BITS = 14  # leading zeros asked for: sixteen thousand tries on average
SOONEST, SOONEST_BY_HAND = timedelta(seconds=2), timedelta(seconds=6)
LATEST = timedelta(hours=24)
LONGEST_COUNTER = 12


class Refused(Exception):
    """A form that may come from a program; `code` says what to tell the person."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Passed:
    """The challenge's own number, and whether a script worked on it."""

    nonce: str
    worked: bool


def _signer() -> signing.TimestampSigner:
    return signing.TimestampSigner(salt=SALT)


def challenge() -> str:
    """A new one, signed with the time."""
    return _signer().sign(secrets.token_urlsafe(16))


def sum_of(text: str) -> tuple[int, int]:
    """The two numbers to add, which only we can tell from a challenge."""
    digest = salted_hmac(SALT, text).digest()
    return 1 + digest[0] % 9, 1 + digest[1] % 9


def check(text: str, counter: str, answer: str) -> Passed:
    """Raises Refused with "old", "fast" or "sum"."""
    nonce = _opened(text)
    if counter:
        if not is_worked(text, counter):
            raise Refused("sum")
        return _waited(text, nonce, SOONEST, worked=True)
    if answer.strip() != str(sum(sum_of(text))):
        raise Refused("sum")
    return _waited(text, nonce, SOONEST_BY_HAND, worked=False)


def is_worked(text: str, counter: str) -> bool:
    """Whether SHA-256 of "challenge:counter" begins with enough zero bits."""
    if not (counter.isascii() and counter.isdigit() and len(counter) <= LONGEST_COUNTER):
        return False
    digest = hashlib.sha256(f"{text}:{counter}".encode()).digest()
    return int.from_bytes(digest[:4]) >> (32 - BITS) == 0


def _opened(text: str) -> str:
    try:
        return _signer().unsign(text, max_age=LATEST)
    except (signing.BadSignature, ValueError):
        raise Refused("old") from None


def _waited(text: str, nonce: str, least: timedelta, **passed: Any) -> Passed:
    try:
        _signer().unsign(text, max_age=least)
    except signing.SignatureExpired:
        return Passed(nonce, **passed)
    raise Refused("fast")
