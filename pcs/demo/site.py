"""The public site of the demo: pages in three languages, menus, and the site that serves them."""

import re
from typing import Any
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, UUID, uuid5

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page

from catalogue.models import Home, Photo, Service
from catalogue.photos import prepare
from cms.models import Faq, HomePage, LandingPage, PublicPage, StandardPage
from cms.pictures import prepare_hero
from cms.services import add_footer, add_navigation, add_page, open_site, publish

from .faq_entries import entry_key
from .films import films
from .texts import PageText, menus, page_text, pictures

LANGUAGES = ("fr", "en", "es")
FIRST = ("hero", "about", "owners", "ocean")  # what stands at the top of a page
PAGES = ("about", "help", "terms", "privacy", "legal")
LANDING = ("owners", "biarritz")


@transaction.atomic
def build_site(photos: dict[str, Photo]) -> None:
    """Everything marketing would have written; run again, it changes nothing."""
    for code in LANGUAGES:
        _Language(code, photos).build()
    # Now rather than when the first visitor waits for them.
    for role, file in pictures().items():
        make_sizes = prepare_hero if role in FIRST else prepare
        make_sizes(photos[file])


class _Language:
    """The site in one language: first its pages, so that they can link to each other."""

    def __init__(self, code: str, photos: dict[str, Photo]) -> None:
        self.locale = Locale.objects.get_or_create(language_code=code)[0]
        self.texts = {name: page_text(name, code) for name in ("home", *PAGES, *LANDING)}
        self.menus = menus()[code]
        self.photos = {role: photos[file].pk for role, file in pictures().items()}
        self.films = films(photos)
        self.homes = dict(Home.objects.values_list("reference", "pk"))
        self.services = dict(Service.objects.sources().values_list("slug", "pk"))
        french_entries = Faq.objects.sources()
        self.entries = dict(french_entries.values_list("translation_key", "pk"))

    def build(self) -> None:
        self.pages = self.drafts()
        if self.locale.language_code == settings.LANGUAGE_CODE:
            _open(self.pages["home"])
        for name, page in self.pages.items():
            self.publish(page, self.texts[name])
        self.add_menus()

    def drafts(self) -> dict[str, Any]:
        code, title = self.locale.language_code, self.texts["home"].title
        top = Page.get_first_root_node()
        home = add_page(HomePage, top, self.locale, _key("home"), title, f"home-{code}")
        below = {name: self.draft(StandardPage, home, name) for name in PAGES}
        landing = {name: self.draft(LandingPage, home, name) for name in LANDING}
        return {"home": home, **below, **landing}

    def draft(self, model: type[Any], home: HomePage, name: str) -> Any:
        text = self.texts[name]
        return add_page(model, home, self.locale, _key(name), text.title, text.slug or name)

    def publish(self, page: PublicPage, text: PageText) -> None:
        fields = {"seo_title": text.seo_title, "search_description": text.description}
        if isinstance(page, StandardPage):
            fields["introduction"] = text.introduction
        photo = {"photo_id": self.photos[text.photo]} if text.photo else {}
        publish(page, self.resolved(text.body), **fields, **photo)

    def add_menus(self) -> None:
        links = [{"type": "link", "value": link} for link in self.menus["navigation"]]
        columns = [{"type": "column", "value": column} for column in self.menus["columns"]]
        words = {"words": self.menus["words"], "legal": self.menus["legal"]}
        add_navigation(self.locale, _key("navigation"), self.resolved(links))
        add_footer(self.locale, _key("footer"), self.resolved(columns), **words)

    def resolved(self, value: Any, field: str = "") -> Any:
        """A text with its photographs, pages and homes as the database knows them."""
        if isinstance(value, dict):
            return {name: self.resolved(part, name) for name, part in value.items()}
        if field == "homes":
            return [self.homes[reference] for reference in value if reference in self.homes]
        if field == "entries":
            return [self.entries[key] for key in map(entry_key, value) if key in self.entries]
        if field == "services":
            return [self.services[slug] for slug in value if slug in self.services]
        if isinstance(value, list):
            return [self.resolved(part) for part in value]
        if field == "photo":
            return self.photos[value]
        if field == "video":
            return self.films[value]
        return self.pages[value].pk if field == "page" else self.words(value)

    def words(self, value: Any) -> Any:
        """The company's own name and numbers, and links between pages."""
        if not isinstance(value, str):
            return value
        for name, fact in settings.COMPANY.items():
            value = value.replace(f"{{{name}}}", fact)
        return re.sub(r'href="page:(\w+)"', self.link, value)

    def link(self, found: re.Match[str]) -> str:
        return f'linktype="page" id="{self.pages[found[1]].pk}"'


def _open(home: HomePage) -> None:
    address = urlsplit(settings.SITE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    open_site(home, address.hostname or "localhost", port, settings.WAGTAIL_SITE_NAME)


def _key(name: str) -> UUID:
    """What ties a page to its translations, the same in every installation."""
    return uuid5(NAMESPACE_URL, f"https://pcs.example/{name}")
