"""Whole public pages kept in memory, and never shown stale.

The key of a page carries the public version (core.models.Stamp). Whatever a visitor can see
bumps it in its own transaction, and each request reads it: the first one after a change leaves
every older page behind, in every process.
"""

import hashlib
from collections.abc import Callable

from django.conf import settings
from django.core.cache import caches
from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from django.http import HttpRequest, HttpResponse

from .models import Stamp
from .models.stamp import Versions

KEEP = 600
LANGUAGES = {code for code, _name in settings.LANGUAGES}
PERSONAL_COOKIES = (settings.SESSION_COOKIE_NAME, "messages")

bump = Stamp.objects.bump


def watch(*models: type[Model]) -> None:
    """Bump the public version whenever a row of these models is saved or deleted."""
    for model in models:
        post_save.connect(_changed, sender=model, dispatch_uid=f"public {model._meta.label}")
        post_delete.connect(_changed, sender=model, dispatch_uid=f"public {model._meta.label}")


def _changed(**_kwargs: object) -> None:
    bump()


def versions(request: HttpRequest) -> Versions:
    """The stamps as the request found them, read once for all of it."""
    found: Versions | None = getattr(request, "versions", None)
    if found is None:
        found = request.versions = Stamp.objects.versions()  # type: ignore[attr-defined]
    return found


class PublicPageCache:
    """Answer anonymous visitors from memory when the page has not changed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.cache = caches["pages"]

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not self.is_public(request):
            return self.get_response(request)
        htmx = request.headers.get("HX-Request", "")
        asked = f"{htmx}:{request.get_host()}{request.get_full_path()}"
        # Whoever asks chooses the length of an address: a digest keeps keys short.
        key = f"{versions(request).public}:{hashlib.sha256(asked.encode()).hexdigest()}"
        found = self.cache.get(key)
        if found is not None:
            return HttpResponse(found[0], headers=found[1])
        response = self.get_response(request)
        if self.may_keep(response):
            self.cache.set(key, (response.content, dict(response.headers)), KEEP)
        return response

    def is_public(self, request: HttpRequest) -> bool:
        first = request.path_info.split("/", 2)[1]
        return (
            request.method == "GET"
            and first in LANGUAGES
            and not any(name in request.COOKIES for name in PERSONAL_COOKIES)
        )

    def may_keep(self, response: HttpResponse) -> bool:
        return (
            response.status_code == 200
            and not response.streaming
            and not response.cookies
            and "no-store" not in response.headers.get("Cache-Control", "")
            and "private" not in response.headers.get("Cache-Control", "")
        )
