"""A home page in each language, with homes and words on it."""

from uuid import UUID

from wagtail.models import Locale, Page

from catalogue.models import Home
from cms.models import HomePage
from cms.services import add_page, open_site, publish

KEY = UUID("00000000-0000-4000-8000-000000000042")
WORDS = "<p>Nous ouvrons, nettoyons et connaissons nous-mêmes chaque logement.</p>"


def add_home_pages(languages: tuple[str, ...]) -> None:
    homes = list(Home.objects.order_by("-rank")[:6].values_list("pk", flat=True))
    body = [
        {"type": "homes", "value": {"title": "Des logements", "homes": homes, "link": {}}},
        *({"type": "text", "value": WORDS} for _ in range(4)),
    ]
    for code in languages:
        locale = Locale.objects.get_or_create(language_code=code)[0]
        top = Page.get_first_root_node()
        home = add_page(HomePage, top, locale, KEY, "Paris Caretaker Services", f"home-{code}")
        if code == languages[0]:
            open_site(home, "127.0.0.1", 80, "PCS")
        publish(home, body)
