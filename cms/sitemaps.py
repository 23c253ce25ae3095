"""Every public page and listing, each with its translations, for search engines."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page

from catalogue.models import Home, Listing, Service, ServiceCategory
from locales import live

from .models import Faq, HomePage, LandingPage, StandardPage

Addresses = dict[Any, list[tuple[str, str]]]


class TranslatedSitemap(Sitemap):
    """Rows of a translatable model; their translations are read page by page, not row by row."""

    limit = 2000

    def rows(self) -> QuerySet[Any]:
        """What may be seen, whatever the language."""
        raise NotImplementedError

    def shown(self) -> QuerySet[Any]:
        return self.rows().filter(locale__language_code__in=live.codes())

    def items(self) -> QuerySet[Any]:
        return self.shown().select_related("locale").order_by("pk")

    def location(self, row: Any) -> str:
        with override(row.locale.language_code):
            return str(row.get_absolute_url())

    def get_protocol(self, protocol: str | None = None) -> str:
        return urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site: Any = None) -> str:
        return urlsplit(settings.SITE_URL).netloc

    def get_urls(self, *args: Any, **kwargs: Any) -> list[dict[str, Any]]:
        urls = super().get_urls(*args, **kwargs)
        addresses = self._addresses(url["item"].translation_key for url in urls)
        for url in urls:
            url["alternates"] = self._alternates(addresses[url["item"].translation_key])
        return urls

    def _addresses(self, keys: Iterable[Any]) -> Addresses:
        """(language, path) of each thing in every language it exists in."""
        found: Addresses = defaultdict(list)
        for row in self.shown().filter(translation_key__in=set(keys)).select_related("locale"):
            found[row.translation_key].append((row.locale.language_code, self.location(row)))
        return found

    def _alternates(self, addresses: list[tuple[str, str]]) -> list[dict[str, str]]:
        source = [path for code, path in addresses if code == settings.LANGUAGE_CODE]
        default = [("x-default", path) for path in source]
        return [
            {"lang_code": code, "location": settings.SITE_URL + path}
            for code, path in addresses + default
        ]


class PublishedSitemap(TranslatedSitemap):
    """Of rows that remember when they were last published."""

    def lastmod(self, row: Any) -> datetime | None:
        published: datetime | None = row.last_published_at
        return published


class PageSitemap(PublishedSitemap):
    def rows(self) -> QuerySet[Page]:
        pages = Page.objects.live().public().filter(depth__gt=1)
        for model in (HomePage, LandingPage, StandardPage):
            pages = pages.exclude(pk__in=model.objects.filter(noindex=True).values("pk"))
        return pages

    def location(self, page: Any) -> str:
        return page.get_url() or "/"


class ListingSitemap(PublishedSitemap):
    def rows(self) -> QuerySet[Listing]:
        return Listing.objects.filter(live=True, home__state=Home.State.PUBLISHED)


class ServiceSitemap(PublishedSitemap):
    def rows(self) -> QuerySet[Service]:
        return Service.objects.presented()


class CategorySitemap(TranslatedSitemap):
    """The list of each family of services."""

    def rows(self) -> QuerySet[ServiceCategory]:
        return ServiceCategory.objects.all()


class FaqSitemap(PublishedSitemap):
    def rows(self) -> QuerySet[Faq]:
        return Faq.objects.filter(live=True)


class SearchSitemap(Sitemap):
    """The searches, once in each language."""

    i18n = alternates = x_default = True

    def items(self) -> list[str]:
        return ["catalogue:homes", "services:services", "help:faq", "help:contact"]

    def get_languages_for_item(self, item: str) -> list[str]:
        return list(live.codes())

    def location(self, name: str) -> str:
        return reverse(name)

    get_protocol = TranslatedSitemap.get_protocol
    get_domain = TranslatedSitemap.get_domain


SITEMAPS = {
    "pages": PageSitemap,
    "homes": SearchSitemap,
    "listings": ListingSitemap,
    "faq": FaqSitemap,
    "services": ServiceSitemap,
    "families": CategorySitemap,
}
