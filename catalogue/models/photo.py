from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image
from wagtail.models import TranslatableMixin

from locales.fallback import TranslatedQuerySet

from .home import Home


class Photo(AbstractImage):
    """A picture, with whom to thank for it."""

    credit = models.CharField(_("credit"), max_length=200, blank=True)
    licence = models.CharField(_("licence"), max_length=80, blank=True)

    admin_form_fields = (*Image.admin_form_fields, "credit", "licence")

    class Meta(AbstractImage.Meta):
        verbose_name = _("photo")
        verbose_name_plural = _("photos")

    @property
    def default_alt_text(self) -> str:
        """What it shows, in the reader's language; for many photos, prefetch `texts` and locale."""
        said = {text.locale.language_code: text.alt for text in self.texts.all()}
        source = said.get(settings.LANGUAGE_CODE)
        return str(said.get(get_language() or "") or source or self.description or self.title)


class PhotoRendition(AbstractRendition):
    """A photo in one size and format."""

    image = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_filter"
            ),
        ]


class PhotoText(TranslatableMixin, models.Model):
    """What a photo shows, said in one language for those who do not see it."""

    photo = models.ForeignKey(
        Photo, on_delete=models.CASCADE, related_name="texts", verbose_name=_("photo")
    )
    alt = models.CharField(_("text"), max_length=255)

    objects: ClassVar = TranslatedQuerySet.as_manager()

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("text of a photo")
        verbose_name_plural = _("texts of photos")
        constraints = [
            models.UniqueConstraint(fields=["photo", "locale"], name="one_text_per_language"),
        ]

    def __str__(self) -> str:
        return self.alt


class HomePhotoQuerySet(models.QuerySet["HomePhoto"]):
    def seen(self) -> "HomePhotoQuerySet":
        """Those that visitors may see."""
        return self.filter(waits=False)


class HomePhoto(models.Model):
    """A photo of a home, in the order they are shown; the first is the cover."""

    home = models.ForeignKey(
        Home, on_delete=models.CASCADE, related_name="home_photos", verbose_name=_("home")
    )
    photo = models.ForeignKey(
        Photo, on_delete=models.PROTECT, related_name="+", verbose_name=_("photo")
    )
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)
    # Sent by the owner of a home that visitors see already: a moderator looks at it first.
    waits = models.BooleanField(_("waits for a moderator"), default=False, editable=False)

    objects: ClassVar = HomePhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo of a home")
        verbose_name_plural = _("photos of homes")
        ordering = ["home", "sort_order", "id"]

    def __str__(self) -> str:
        return f"{self.home} {self.sort_order}"
