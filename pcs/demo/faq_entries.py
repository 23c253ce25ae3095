"""Questions and answers of the demo, in three languages."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale

from cms.chatbot.publication import learn
from cms.models import Faq, FaqTopic

from .content import HERE

TOPICS = ("booking", "price", "changes", "arrival", "home", "account", "pcs", "owners")


@transaction.atomic
def add_faq(languages: dict[str, Locale]) -> None:
    """Everything the assistant knows; what an editor already has is left alone."""
    if Faq.objects.exists():
        return
    for order, name in enumerate(TOPICS, start=1):
        topic = json.loads((HERE / "faq" / f"{name}.json").read_text(encoding="utf-8"))
        heading = _topic(topic, order * 10, languages)
        for place, entry in enumerate(topic["entries"], start=1):
            Faq.objects.bulk_create(_rows(entry, heading, place * 10, languages))
    learn()


def _topic(topic: dict[str, Any], order: int, languages: dict[str, Locale]) -> FaqTopic:
    key = entry_key(f"topic/{topic['topic']}")
    rows = {
        code: FaqTopic.objects.create(
            locale=languages[code], translation_key=key, name=name, order=order
        )
        for code, name in topic["name"].items()
    }
    return rows[settings.LANGUAGE_CODE]


def _rows(
    entry: dict[str, Any], topic: FaqTopic, order: int, languages: dict[str, Locale]
) -> Iterator[Faq]:
    for code, locale in languages.items():
        words = entry[code]
        yield Faq(
            locale=locale,
            translation_key=entry_key(entry["key"]),
            question=words["question"],
            slug=words["slug"],
            variants="\n".join(words["variants"]),
            answer=words["answer"],
            links=json.dumps([{"type": "link", "value": link} for link in words["links"]]),
            audience=entry["audience"],
            topic=topic,
            order=order,
        )


def entry_key(name: str) -> UUID:
    """What ties an entry to its translations, the same in every installation."""
    return uuid5(NAMESPACE_URL, f"https://pcs.example/faq/{name}")
