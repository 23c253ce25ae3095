from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control

from locales import live

# What is personal; the second list stands behind each language.
PRIVATE = ("/cms/", "/api/", "/outbox/", "/ads/")
PRIVATE_BEHIND_LANGUAGE = ("account/", "accounts/", "documents/", "stays/")


@cache_control(max_age=3600)
def robots(request: HttpRequest) -> HttpResponse:
    """What machines are asked not to visit, and where the list of pages is."""
    behind = [f"/{code}/{path}" for code in live.codes() for path in PRIVATE_BEHIND_LANGUAGE]
    refused = "\n".join(f"Disallow: {path}" for path in (*PRIVATE, *behind))
    words = f"User-agent: *\n{refused}\n\nSitemap: {settings.SITE_URL}/sitemap.xml\n"
    return HttpResponse(words, content_type="text/plain")
