"""What a list shows of a service: its words, its picture, its price."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from ..models import Photo, Service, ServiceCategory
from ..photos import CARD, described
from .words import duration_words, price_words


@dataclass(frozen=True)
class Category:
    """A family: its words in the reader's language, its drawing and place from the source row."""

    words: ServiceCategory
    facts: ServiceCategory


@dataclass(frozen=True)
class ServiceCard:
    """A service: its words in the reader's language, its facts from the source row."""

    words: Service
    facts: Service
    category: Category
    photo: Photo | None
    untranslated: bool

    @property
    def price_words(self) -> str:
        return price_words(self.facts.price)

    @property
    def duration(self) -> str:
        return duration_words(self.facts.duration)


def cards(
    services: Sequence[Service], categories: Sequence[Category], language: str
) -> list[ServiceCard]:
    """The cards of some services on sale, in their order and a constant number of queries."""
    if not services:
        return []
    words = words_of([service.translation_key for service in services], language)
    named = {category.facts.pk: category for category in categories}
    photos = described(filter(None, map(photo_id, services)), CARD, language)
    return [
        ServiceCard(
            words=(own := words[service.translation_key]),
            facts=service,
            category=named[service.category_id],
            photo=photos.get(photo_id(service) or 0),
            untranslated=own.locale.language_code != language,
        )
        for service in services
    ]


def photo_id(service: Service) -> int | None:
    """Its own picture, or its family's."""
    return service.photo_id or service.category.photo_id


def words_of(keys: Sequence[UUID], language: str) -> dict[UUID, Service]:
    """The page of each service in a language, or in the source language."""
    rows = Service.objects.filter(live=True, translation_key__in=keys).in_language(language)
    brief = rows.select_related("locale").defer("description", "included")
    return {row.translation_key: row for row in brief.order_by()}


def categories_in(language: str) -> list[Category]:
    """The families in their order, each once, in a language or the source language."""
    rows = ServiceCategory.objects.in_language(language).order_by()
    words = {row.translation_key: row for row in rows}
    facts = ServiceCategory.objects.sources().order_by("rank", "pk")
    return [Category(words[row.translation_key], row) for row in facts]
