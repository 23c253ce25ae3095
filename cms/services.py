"""Putting pages and menus into the site; what an editor already has is left alone."""

import json
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction
from wagtail.blocks import StreamValue
from wagtail.models import Locale, Page, Site

from .models import Footer, HomePage, LandingPage, Navigation, PublicPage, StandardPage

Blocks = list[dict[str, Any]]
PageType = TypeVar("PageType", HomePage, LandingPage, StandardPage)


@transaction.atomic
def open_site(home: HomePage, hostname: str, port: int, name: str) -> Site:
    """Serve a home page, and its translations, as the site; Wagtail's welcome page goes."""
    values = {"hostname": hostname, "port": port, "site_name": name, "root_page": home}
    site, _made = Site.objects.update_or_create(is_default_site=True, defaults=values)
    for page in Page.objects.exact_type(Page).filter(depth=2):
        page.delete()
    return site


def add_page(
    model: type[PageType], parent: Page, locale: Locale, key: UUID, title: str, slug: str
) -> PageType:
    """The page with that key in that language: the one there is, or a new draft."""
    found = model.objects.filter(translation_key=key, locale=locale).first()
    draft = model(title=title, slug=slug, locale=locale, translation_key=key, live=False)
    added: PageType = found or parent.add_child(instance=draft)
    return added


@transaction.atomic
def publish(page: PublicPage, body: Blocks, **fields: Any) -> None:
    """Fill a draft and show it; a page that was ever published keeps what it says."""
    if page.first_published_at:
        return
    page.body = json.dumps(body)
    name_parts(page.body)
    for name, value in fields.items():
        setattr(page, name, value)
    page.full_clean()
    page.save_revision().publish()


def name_parts(stream: StreamValue) -> None:
    """The parts of a list get a name once they are read; their translation hangs on it."""
    for _part in stream:
        pass


def add_navigation(locale: Locale, key: UUID, links: Blocks) -> Navigation:
    """The main menu of a language, if it has none."""
    values = {"translation_key": key, "items": json.dumps(links)}
    return Navigation.objects.get_or_create(locale=locale, defaults=values)[0]


def add_footer(locale: Locale, key: UUID, columns: Blocks, **fields: str) -> Footer:
    """The footer of a language, if it has none."""
    found = Footer.objects.filter(locale=locale).first()
    if found:
        return found
    made = Footer(locale=locale, translation_key=key, columns=json.dumps(columns), **fields)
    name_parts(made.columns)
    made.save()
    return made
