"""The families of services, the services in them, and their prices."""

from django.utils.text import slugify
from wagtail.models import Locale

from catalogue.models import Photo, Service, ServiceCategory
from catalogue.photos import CARD
from catalogue.services import set_service_price

from . import content
from .homes import SINCE

TRANSLATIONS = ("en", "es")
FACTS = ("audience", "duration", "vip")


def add_services(languages: dict[str, Locale], photos: dict[str, Photo]) -> dict[str, Service]:
    """The services by their key."""
    categories = {
        row.key: _category(row, rank, languages, photos[row.photo])
        for rank, row in enumerate(content.service_categories(), 1)
    }
    made = {}
    for row in content.services():
        service = made[row.key] = _service(
            row, categories[row.category], languages, photos[row.photo]
        )
        if row.vat_percent is not None:
            set_service_price(service, row.basis, row.amount, row.vat_percent, SINCE)
    # Now rather than when the first visitor waits for them.
    for file in {row.photo for row in content.services()}:
        photos[file].get_renditions(*CARD)
    return made


def _category(
    row: content.CategoryRow, rank: int, languages: dict[str, Locale], photo: Photo
) -> ServiceCategory:
    facts = {"icon": row.icon, "rank": rank, "hotel_service": row.hotel_service}
    source = ServiceCategory(locale=languages["fr"], photo=photo, **facts)
    _named(source, row.words["fr"]).save()
    for code in TRANSLATIONS:
        _named(source.copy_for_translation(languages[code]), row.words[code]).save()
    return source


def _named(category: ServiceCategory, words: content.Names) -> ServiceCategory:
    category.name, category.summary = words["name"], words["summary"]
    category.slug = slugify(words["name"])[:80]
    return category


def _service(
    row: content.ServiceRow,
    category: ServiceCategory,
    languages: dict[str, Locale],
    photo: Photo,
) -> Service:
    facts = {name: getattr(row, name) for name in FACTS}
    source = Service(locale=languages["fr"], category=category, photo=photo, **facts)
    _publish(source, row.texts["fr"])
    for code in TRANSLATIONS:
        translation = source.copy_for_translation(languages[code])
        translation.category = category
        _publish(translation, row.texts[code])
    return source


def _publish(service: Service, text: content.ServiceText) -> None:
    service.name, service.summary = text.name, text.summary
    service.slug = slugify(text.name)[:80]
    service.description = "".join(f"<p>{paragraph}</p>" for paragraph in text.description)
    service.included = "\n".join(text.included)
    service.live = True
    service.save()
