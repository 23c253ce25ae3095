"""Where an owner changes what a moderator asks for."""

from catalogue.models import Home
from catalogue.owners.progress import page_url

from ..models import Decision


def changes_of(decision: Decision, home: Home) -> list[dict[str, object]]:
    """What is asked for, each with the page where it is done."""
    return [
        {"label": one.label, "words": words, "url": page_url(home, one.page)}
        for one, words in decision.changes
    ]
