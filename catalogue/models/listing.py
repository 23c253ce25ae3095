from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import DraftStateMixin, RevisionMixin, TranslatableMixin

from locales.fallback import TranslatedQuerySet

from .home import Home


class Listing(DraftStateMixin, RevisionMixin, TranslatableMixin, models.Model):
    """The public presentation of a home, one row per language, edited by marketing."""

    home = models.ForeignKey(
        Home, on_delete=models.CASCADE, related_name="listings", verbose_name=_("home")
    )
    slug = models.SlugField(_("address on the site"), max_length=80)
    title = models.CharField(_("title"), max_length=90)
    summary = models.CharField(_("summary"), max_length=240)
    description = RichTextField(_("description"), features=["bold", "italic", "ul", "h3"])
    house_rules = models.TextField(_("house rules"), help_text=_("One rule a line."), blank=True)

    objects: ClassVar = TranslatedQuerySet.as_manager()

    panels = [
        FieldPanel("home"),
        FieldPanel("title"),
        FieldPanel("slug"),
        FieldPanel("summary"),
        FieldPanel("description"),
        FieldPanel("house_rules"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("listing")
        verbose_name_plural = _("listings")
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(fields=["home", "locale"], name="one_listing_per_language"),
            models.UniqueConstraint(fields=["slug", "locale"], name="one_listing_per_address"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        # The page is billing's, which knows the free nights and the price as well.
        return reverse("billing:listing", args=[self.slug])

    @property
    def rules(self) -> list[str]:
        return [line.strip() for line in self.house_rules.splitlines() if line.strip()]
