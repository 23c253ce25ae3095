from typing import Any

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    """What every public page says about itself."""
    query = request.META.get("QUERY_STRING", "")
    return {
        "site_name": settings.WAGTAIL_SITE_NAME,
        "site_url": settings.SITE_URL,
        "show_local_mail": settings.SHOW_LOCAL_MAIL,
        "canonical": settings.SITE_URL + request.path,
        "query": f"?{query}" if query else "",
    }
