"""What a moderator had before them when they decided: it must be what they publish."""

import hashlib

from catalogue.models import Home, PhotoText
from catalogue.services import CHECKED_FACTS, draft_of

FACTS = sorted(CHECKED_FACTS - {"photos", "presentation"})


def mark_of(home: Home) -> str:
    """Tells apart two states of all that publication would show or rests upon."""
    words = draft_of(home)
    photos = home.home_photos.order_by("sort_order", "pk").values_list("photo", "photo__file")
    said = PhotoText.objects.filter(photo__in=home.home_photos.values("photo"))
    seen = [
        [str(getattr(home, name)) for name in FACTS],
        [words.title, words.summary, words.description, words.house_rules] if words else [],
        list(photos),
        sorted(said.values_list("pk", "alt")),
    ]
    return hashlib.sha256(repr(seen).encode()).hexdigest()
