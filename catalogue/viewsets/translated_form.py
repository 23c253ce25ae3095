"""Forms of things that exist once in each language."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import Locale


class TranslatedForm(WagtailAdminModelForm):
    """Says beside the address that it is taken, and shows what is shared on the source alone."""

    shared: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.locale_id is None:  # the preview of something new
            self.instance.locale = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
        if self.instance.locale.language_code != settings.LANGUAGE_CODE:
            for name in self.shared:
                self.fields.pop(name, None)

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        rows = type(self.instance).objects.filter(locale=self.instance.locale, slug=slug)
        if rows.exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("Another page already has this address: choose another one."))
        return slug
