"""Wagtail's own API, opened to the public as far as the site itself is.

Whoever has no token reads what is published, in the site's languages, and the pictures and papers
that published pages show. Everything else asks for a token (docs/headless.md).
"""

from collections.abc import Callable
from functools import wraps
from importlib import import_module
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from wagtail.api.v3 import querysets
from wagtail.api.v3.urls import api
from wagtail.models import Locale, Page, ReferenceIndex

from locales import live

__all__ = ["api"]

# The routers' modules: their packages may show a router under the same name.
images = import_module("wagtail.images.api.v3.router")
documents = import_module("wagtail.documents.api.v3.router")

Rows = Callable[[HttpRequest], QuerySet]
every_public_page = querysets.get_public_pages_queryset


def published_pages(request: HttpRequest, model: type[Page] = Page) -> QuerySet:
    """Pages that everyone may read on the site: not those of a language being prepared."""
    languages = Locale.objects.filter(language_code__in=live.codes()).values_list("pk", flat=True)
    return every_public_page(request, model).filter(locale__in=list(languages))


def shown_on_pages(request: HttpRequest, model: type[Model]) -> list[int]:
    """The pictures or papers that published pages refer to."""
    types = ContentType.objects
    pages = [str(pk) for pk in published_pages(request).values_list("pk", flat=True)]
    found = ReferenceIndex.objects.filter(
        base_content_type=types.get_for_model(Page),
        object_id__in=pages,
        to_content_type=types.get_for_model(model),
    )
    return [int(pk) for pk in found.values_list("to_object_id", flat=True)]


def as_published(every: Rows) -> Rows:
    """All rows for whoever has a token, else those that published pages show."""

    @wraps(every)
    def rows(request: HttpRequest) -> QuerySet:
        found = every(request)
        if request.user.is_authenticated:
            return found
        return found.filter(pk__in=shown_on_pages(request, found.model))

    return rows


def for_staff(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The description of the API is for those who enter the back-office."""

    @never_cache
    def gate(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not request.user.has_perm("wagtailadmin.access_admin"):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return gate


# Wagtail asks these functions at every request and has no setting for what they answer;
# tests/cms/test_headless.py says what broke if a new version no longer does.
querysets.get_public_pages_queryset = published_pages
images.get_images_queryset = as_published(images.get_images_queryset)
documents.get_documents_queryset = as_published(documents.get_documents_queryset)
api.docs_decorator = for_staff
