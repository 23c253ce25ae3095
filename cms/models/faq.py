"""Questions and answers that marketing writes: read on the site, quoted by the assistant."""

from typing import Any, ClassVar

from csp.constants import SELF
from csp.decorators import csp_replace
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import (
    DraftStateMixin,
    PreviewableMixin,
    RevisionMixin,
    TranslatableMixin,
)
from wagtail_localize.fields import SynchronizedField

from cms.blocks.parts import TEXT_FEATURES, LinkBlock
from locales.fallback import TranslatedQuerySet

VARIANTS = 80


class FaqTopic(TranslatableMixin, models.Model):
    """A heading of the FAQ, one row per language."""

    name = models.CharField(_("name"), max_length=60)
    order = models.PositiveSmallIntegerField(_("order"), default=10)

    objects: ClassVar = TranslatedQuerySet.as_manager()

    override_translatable_fields: ClassVar = [SynchronizedField("order")]
    panels: ClassVar = [FieldPanel("name"), FieldPanel("order")]
    api_fields: ClassVar = ["name", "order"]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name


class Faq(DraftStateMixin, RevisionMixin, PreviewableMixin, TranslatableMixin, models.Model):
    """One question with its answer, one row per language."""

    class Audience(models.TextChoices):
        EVERYONE = "everyone", _("Everyone")
        TRAVELLER = "traveller", _("Travellers")
        OWNER = "owner", _("Owners")

    question = models.CharField(_("question"), max_length=200)
    slug = models.SlugField(_("address on the site"), max_length=80)
    variants = models.TextField(
        _("other ways to ask"),
        blank=True,
        help_text=_("One a line, as people write it. The more there are, the better it is found."),
    )
    answer = RichTextField(_("answer"), features=TEXT_FEATURES)
    links = StreamField([("link", LinkBlock())], verbose_name=_("links"), blank=True, max_num=3)
    audience = models.CharField(
        _("audience"), max_length=10, choices=Audience, default=Audience.EVERYONE
    )
    topic = models.ForeignKey(
        FaqTopic, on_delete=models.PROTECT, related_name="+", verbose_name=_("topic")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=10)

    objects: ClassVar = TranslatedQuerySet.as_manager()

    override_translatable_fields: ClassVar = [
        SynchronizedField("order"),
        SynchronizedField("topic"),
    ]
    panels: ClassVar = [
        FieldPanel("question"),
        FieldPanel("slug"),
        FieldPanel("variants"),
        FieldPanel("answer"),
        FieldPanel("links"),
        MultiFieldPanel(["audience", "topic", "order"], _("Where it is shown")),
    ]
    api_fields: ClassVar = ["question", "slug", "answer", "links", "audience", "topic", "order"]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("FAQ entry")
        verbose_name_plural = _("FAQ entries")
        ordering = ["order", "question"]
        constraints = [
            models.UniqueConstraint(fields=["slug", "locale"], name="one_faq_per_address"),
        ]

    def __str__(self) -> str:
        return self.question

    def get_absolute_url(self) -> str:
        return reverse("help:answer", args=[self.slug])

    def clean(self) -> None:
        super().clean()
        if len(self.variants.splitlines()) > VARIANTS:
            words = _("Keep the %(count)s that people really write.")
            raise ValidationError({"variants": words % {"count": VARIANTS}})

    @property
    def phrasings(self) -> list[str]:
        """Every way to ask, the question itself first, each once."""
        lines = [self.question, *self.variants.splitlines()]
        return list(dict.fromkeys(line.strip() for line in lines if line.strip()))

    @property
    def plain_answer(self) -> str:
        return " ".join(strip_tags(self.answer.replace("<", " <")).split())

    @property
    def language(self) -> str:
        return str(self.locale.language_code)

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "cms/faq/answer.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        return super().get_preview_context(request, mode_name) | {"faq": self, "trail": []}

    @csp_replace({"frame-ancestors": [SELF]})
    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Unlike the page itself, shown in a frame: the editor's own."""
        return super().serve_preview(request, mode_name)
