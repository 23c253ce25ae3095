"""Choosing a house ad for a place, telling pages when one begins or ends, and counting.

Counting follows nobody: no cookie is set, no address kept, no other company asked. A day has one
row of figures for each ad and language.
"""

import random
import re
from datetime import datetime
from typing import Any

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

from accounts.membership import shows_ads
from core.pagecache import bump

from .models import AdCount, HouseAd
from .rules import address

ROBOTS = re.compile(
    r"bot|crawl|spider|slurp|preview|monitor|headless|lighthouse|curl|wget|python|java/|go-http"
    r"|okhttp|scrapy|fetch",
    re.IGNORECASE,
)


class HouseAds:
    """`{% include "cms/_house_ad.html" with ad=house_ads.search %}`: one that is shown there."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def __getitem__(self, place: str) -> dict[str, Any] | None:
        if place not in HouseAd.PLACES or not shows_ads(self.request.user):
            return None
        return choose(place, get_language() or "", timezone.now())


def choose(place: str, language: str, now: datetime) -> dict[str, Any] | None:
    """One of the ads that run in a place, by their weights, in the reader's language."""
    running = list(HouseAd.objects.sources().running(now).at(place))
    if not running:
        return None
    [source] = random.choices(running, [ad.weight for ad in running])  # noqa: S311  no secret
    return {"source": source, "shown": in_language(source, language), "language": language}


def in_language(source: HouseAd, language: str) -> HouseAd:
    """What an ad says to a reader: its translation, or itself until there is one."""
    rows = HouseAd.objects.in_language(language).select_related("locale", "picture")
    found: HouseAd = rows.prefetch_related("picture__texts__locale").get(
        translation_key=source.translation_key
    )
    return found


@transaction.atomic
def announce(now: datetime) -> bool:
    """Have pages drawn anew when an ad began or ended since the last time, which nobody saved."""
    ads = HouseAd.objects.all()
    begun = ads.running(now).filter(on_air=False).update(on_air=True)
    ended = ads.waiting_or_over(now).filter(on_air=True).update(on_air=False)
    if begun or ended:
        bump()
    return bool(begun or ended)


def is_person(request: HttpRequest) -> bool:
    """Whether a browser says that somebody sees this: neither a robot nor a page fetched ahead."""
    agent = request.headers.get("User-Agent", "")
    ahead = request.headers.get("Sec-Purpose", "") + request.headers.get("Purpose", "")
    return bool(agent) and not ROBOTS.search(agent) and "prefetch" not in ahead


def count_impression(ad: HouseAd, language: str) -> None:
    AdCount.objects.add(ad, language, timezone.localdate(), impressions=1)


def count_click(ad: HouseAd, language: str) -> None:
    AdCount.objects.add(ad, language, timezone.localdate(), clicks=1)


def destination(ad: HouseAd, language: str) -> str:
    """Where an ad leads its reader: an address that marketing wrote, never one from a request."""
    return address(in_language(ad, language).link, language)
