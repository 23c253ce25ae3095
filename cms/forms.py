from typing import Any
from uuid import uuid4

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from catalogue.models import Photo, PhotoText
from catalogue.photo_form import RedrawnPhotoForm


class PhotoForm(RedrawnPhotoForm):
    """A photo, and what it shows, said in each language to those who do not see it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["description"].required = True
        self.fields["description"].help_text = _(
            "What the photo shows, in one sentence: read aloud to those who do not see it."
        )
        said = self._said()
        for locale in Locale.objects.exclude(language_code=settings.LANGUAGE_CODE):
            code, language = locale.language_code, locale.get_display_name()
            self.fields[f"alt_{code}"] = forms.CharField(
                label=_("Description in %(language)s") % {"language": language},
                max_length=255,
                required=False,
                initial=said.get(code, ""),
            )

    def _said(self) -> dict[str, str]:
        if not self.instance.pk:
            return {}
        texts = self.instance.texts.select_related("locale")
        return {text.locale.language_code: text.alt for text in texts}

    def save(self, commit: bool = True) -> Photo:
        photo: Photo = super().save(commit=commit)
        if commit:
            self._say(photo)
        return photo

    def _say(self, photo: Photo) -> None:
        """Keep the sentences, as translations of each other; one that was emptied goes."""
        key = (
            photo.texts.order_by("pk").values_list("translation_key", flat=True).first() or uuid4()
        )
        for locale in Locale.objects.all():
            source = locale.language_code == settings.LANGUAGE_CODE
            alt = self.cleaned_data.get("description" if source else f"alt_{locale.language_code}")
            if alt:
                said = {"defaults": {"alt": alt, "translation_key": key}}
                PhotoText.objects.update_or_create(photo=photo, locale=locale, **said)
            else:
                PhotoText.objects.filter(photo=photo, locale=locale).delete()
