from typing import Any

from django.http import HttpRequest


def chrome(request: HttpRequest) -> dict[str, Any]:
    """Navigation and footer of every public page."""
    return {"navigation": [], "footer": []}
