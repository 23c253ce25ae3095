from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q


class TranslatedQuerySet(models.QuerySet):
    """Rows of a translatable model."""

    def sources(self) -> Self:
        """The rows of the source language: what is shared by all languages counts on them."""
        return self.filter(locale__language_code=settings.LANGUAGE_CODE)

    def in_language(self, code: str) -> "TranslatedQuerySet":
        """Each thing once: its translation, or the source row until a translation exists."""
        rows = self.model._default_manager
        if any(field.name == "live" for field in self.model._meta.fields):
            rows = rows.filter(live=True)
        translated = Exists(
            rows.filter(translation_key=OuterRef("translation_key"), locale__language_code=code)
        )
        source = Q(locale__language_code=settings.LANGUAGE_CODE) & ~Q(translated)
        return self.filter(Q(locale__language_code=code) | source)
