from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from locales.fallback import TranslatedQuerySet


class Amenity(TranslatableMixin, models.Model):
    """Something a home has; homes point to the row of the source language."""

    code = models.SlugField(_("code"), max_length=40)
    icon = models.CharField(_("icon"), max_length=40, default="check")
    name = models.CharField(_("name"), max_length=80)

    objects: ClassVar = TranslatedQuerySet.as_manager()

    translatable_fields: ClassVar = [
        TranslatableField("name"),
        SynchronizedField("code", overridable=False),
        SynchronizedField("icon", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("amenity")
        verbose_name_plural = _("amenities")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["code", "locale"], name="one_amenity_per_code"),
        ]

    def __str__(self) -> str:
        return self.name
