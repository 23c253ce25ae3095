"""The map an owner places their home on."""

from typing import Any

from django.conf import settings


def map_context() -> dict[str, Any]:
    return {
        "tiles": settings.MAP_TILE_URL,
        "tiles_attribution": settings.MAP_TILE_ATTRIBUTION,
    }
