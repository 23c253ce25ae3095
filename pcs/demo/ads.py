"""House ads, in three languages, with a month of figures behind them."""

import json
import random
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone
from wagtail.models import Locale

from catalogue.models import Photo
from cms.models import AdCount, HouseAd

ADS = Path(__file__).parent / "ads.json"
SEED = 20180223
SINCE = timedelta(days=30)
SEEN = {"fr": 90, "en": 45, "es": 25}  # on a busy day


def add_ads(languages: dict[str, Locale], photos: dict[str, Photo]) -> None:
    now = timezone.now()
    dice = random.Random(SEED)  # noqa: S311  the same demo every time, not a secret
    for row in json.loads(ADS.read_text(encoding="utf-8")):
        _add_figures(_add(row, languages, photos, now - SINCE), now, dice)


def _add(
    row: dict[str, Any], languages: dict[str, Locale], photos: dict[str, Photo], since: datetime
) -> HouseAd:
    source = HouseAd.objects.create(
        locale=languages["fr"],
        picture=photos[row["photo"]],
        link=row["link"],
        starts_at=since,
        weight=row["weight"],
        on_air=True,
        **row["words"]["fr"],
        **{f"on_{place}": True for place in row["places"]},
    )
    for code in ("en", "es"):
        translation = source.copy_for_translation(languages[code])
        for name, text in row["words"][code].items():
            setattr(translation, name, text)
        translation.save()
    return source


def _add_figures(ad: HouseAd, now: datetime, dice: random.Random) -> None:
    for days in range(1, SINCE.days):
        day = timezone.localdate(now) - timedelta(days=days)
        for language, most in SEEN.items():
            seen = dice.randint(most // 3, most) * ad.weight
            followed = sum(dice.random() < 0.03 for _ in range(seen))
            AdCount.objects.add(ad, language, day, impressions=seen, clicks=followed)
