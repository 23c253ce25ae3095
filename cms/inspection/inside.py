"""Whether an address of this site leads to something."""

from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.http import Http404
from django.urls import Resolver404, resolve
from django.utils.translation import get_language_from_path, override
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.coreutils import get_dummy_request
from wagtail.models import Page, Site

from catalogue.models import Home, Listing
from cms.rules import address as in_language


def leads_somewhere(written: str, language: str) -> bool:
    """As a reader of a language would find out by following it."""
    path = unquote(urlsplit(in_language(written, language)).path)
    # A whole address may name a page of another language.
    with override(get_language_from_path(path) or language):
        try:
            match = resolve(path)
        except Resolver404:
            return False
        if match.view_name == "wagtail_serve":
            return _is_page(path) or _is_redirected(path)
        if match.view_name == "billing:listing":
            return _is_listing(match.kwargs["slug"])
    return True


def is_ours(written: str) -> bool:
    return written.startswith("/") or written.startswith(f"{settings.SITE_URL}/")


def _is_page(path: str) -> bool:
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        return False
    components = [part for part in path.split("/") if part][1:]
    try:
        home: Page = site.root_page.localized.specific
        home.route(get_dummy_request(path=path, site=site), components)
    except Http404:
        return False
    return True


def _is_redirected(path: str) -> bool:
    return get_redirect(get_dummy_request(path=path), path) is not None


def _is_listing(slug: str) -> bool:
    return Listing.objects.filter(slug=slug, live=True, home__state=Home.State.PUBLISHED).exists()
