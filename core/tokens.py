"""The design tokens for what CSS variables cannot reach: documents and mails."""

import re
from functools import cache
from pathlib import Path

TOKENS = Path(__file__).parent / "static/core/css/tokens.css"
COLOUR = re.compile(r"--([a-z0-9-]+):\s*(?:light-dark\()?(#[0-9a-f]{6})")


@cache
def light_colours() -> dict[str, str]:
    """Each token that is a colour, by name, as it is on paper: {"brand": "#1f4d43", …}."""
    return dict(COLOUR.findall(TOKENS.read_text()))
