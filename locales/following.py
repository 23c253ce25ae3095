"""Keeping the translation editor's memory true to what is published.

Wagtail-localize looks at a source again only when an editor asks it to. Here a French page or
snippet that says something else is noted at once, so that its translations show as outdated.
"""

from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from wagtail.models import TranslatableMixin
from wagtail_localize.models import (
    OverridableSegment,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationLog,
    TranslationSource,
)


def published(instance: Model, **_kwargs: Any) -> None:
    """A source is read again; a translation that is published is an editor's, whoever wrote it."""
    if not isinstance(instance, TranslatableMixin):
        return
    if instance.locale.language_code == settings.LANGUAGE_CODE:
        transaction.on_commit(partial(_read_again, instance.translation_key))
    else:
        StringTranslation.objects.filter(
            locale=instance.locale,
            context__object_id=instance.translation_key,
            translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
        ).update(translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL)


def string_translated(instance: StringTranslation, **_kwargs: Any) -> None:
    if instance.context:
        Translation.objects.filter(
            source__object_id=instance.context.object_id, target_locale=instance.locale
        ).update(translations_last_updated_at=timezone.now())


def target_saved(instance: TranslationLog, **_kwargs: Any) -> None:
    Translation.objects.filter(source=instance.source, target_locale=instance.locale).update(
        destination_last_updated_at=timezone.now()
    )


def _read_again(translation_key: Any) -> None:
    rows = TranslationSource.objects.filter(
        object_id=translation_key, locale__language_code=settings.LANGUAGE_CODE
    )
    for source in rows:
        with transaction.atomic():
            before, since = _says(source), source.last_updated_at
            source.update_from_db()
            if _says(source) == before:  # a change that no translation shows
                source.last_updated_at = since
                source.save(update_fields=["last_updated_at"])


def _says(source: TranslationSource) -> tuple[set[Any], set[Any]]:
    texts = StringSegment.objects.filter(source=source).values_list("string", "context")
    choices = OverridableSegment.objects.filter(source=source).values_list("context", "data_json")
    return set(texts), set(choices)
