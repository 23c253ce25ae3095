"""Where an owner changes what a moderator asks for."""

from accounts import space
from catalogue.models import Home
from catalogue.owners.parts import PARTS
from catalogue.owners.tabs import tabs

from ..models import Decision


def changes_of(decision: Decision, home: Home) -> list[dict[str, object]]:
    """What is asked for, each with the page where it is done."""
    pages = {one.name: one.url for one in space.sections()}
    pages |= {one.name: one.url(home) for one in (*PARTS, *tabs())}
    return [
        {"label": one.label, "words": words, "url": pages.get(one.page, "")}
        for one, words in decision.changes
    ]
