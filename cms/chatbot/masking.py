"""Taking out of a question whatever tells who asked it."""

import re

MASK = "•••"
MAIL = re.compile(r"[^\s@]+@[^\s@]+\.\w+")
# Telephone, card and account numbers, however they are grouped; dates and amounts are shorter.
NUMBER = re.compile(r"\+?\d(?:[\s.\-/()]{0,2}\d){6,}")
ACCOUNT = re.compile(
    r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,8}(?:\s?[A-Z0-9]{1,3})?\b", re.IGNORECASE
)


def masked(text: str) -> str:
    for pattern in (MAIL, ACCOUNT, NUMBER):
        text = pattern.sub(MASK, text)
    return text
