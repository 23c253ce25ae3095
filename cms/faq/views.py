from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.alternates import Alternates
from cms.models import Faq, FaqTopic
from locales import live

LONGEST = 100


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every question under its topic, or those that a search finds."""
    asked = " ".join(request.GET.get("q", "").replace("\0", "").split())[:LONGEST]
    audience = request.GET.get("for", "")
    entries = published()
    if audience in Faq.Audience.values:
        entries = entries.filter(audience__in=[audience, Faq.Audience.EVERYONE])
    found = search(entries, asked) if asked else list(entries)
    context = {
        "asked": asked,
        "audience": audience,
        "audiences": [("", _("All questions")), *Faq.Audience.choices[1:]],
        "found": found,
        "topics": [] if asked else by_topic(found),
    }
    return render(request, "cms/faq/index.html", context)


@require_safe
def answer(request: HttpRequest, slug: str) -> HttpResponse:
    """One question at its own address, which answers point to."""
    shown = published().filter(slug=slug).first()
    if shown is None:  # an address of another language leads to the same question in this one
        other = get_object_or_404(Faq.objects.filter(live=True).order_by("pk"), slug=slug)
        return redirect(get_object_or_404(published(), translation_key=other.translation_key))
    context = {
        "faq": shown,
        "more": same_topic(shown)[:5],
        "trail": [(_("Questions and answers"), reverse("help:faq")), (shown.question, "")],
        "alternates": alternates(shown),
    }
    return render(request, "cms/faq/answer.html", context)


def published() -> QuerySet[Faq]:
    entries = Faq.objects.in_language(get_language() or "").filter(live=True)
    return entries.select_related("locale", "topic").order_by(
        "topic__order", "topic", "order", "question"
    )


def same_topic(faq: Faq) -> QuerySet[Faq]:
    topic = faq.topic.translation_key
    return published().filter(topic__translation_key=topic).exclude(pk=faq.pk)


def by_topic(entries: list[Faq]) -> list[tuple[FaqTopic, list[Faq]]]:
    """Each topic in the reader's language with its questions."""
    topics = {
        topic.translation_key: topic for topic in FaqTopic.objects.in_language(get_language() or "")
    }
    groups: dict[UUID, list[Faq]] = {}
    for faq in entries:
        groups.setdefault(faq.topic.translation_key, []).append(faq)
    return [(topics.get(key, group[0].topic), group) for key, group in groups.items()]


def search(entries: QuerySet[Faq], asked: str) -> list[Faq]:
    """The words as they are written, then what sounds like them."""
    from cms.chatbot.library import library  # numpy is for those who search

    words = Q(question__icontains=asked) | Q(variants__icontains=asked) | Q(answer__icontains=asked)
    exact = list(entries.filter(words))
    near = library().alike(asked)
    by_key = {str(faq.translation_key): faq for faq in entries.exclude(words)}
    return exact + [by_key[key] for key in near if key in by_key]


def alternates(faq: Faq) -> Alternates:
    """The same question elsewhere; where it is not translated, the list of questions."""
    slugs: dict[str, Any] = {faq.locale.language_code: faq.slug}
    for other in Faq.objects.filter(translation_key=faq.translation_key, live=True).select_related(
        "locale"
    ):
        slugs[other.locale.language_code] = other.slug
    return [(code, address(code, slugs.get(code))) for code in live.codes()]


def address(code: str, slug: str | None) -> str:
    with override(code):
        return reverse("help:answer", args=[slug]) if slug else reverse("help:faq")
