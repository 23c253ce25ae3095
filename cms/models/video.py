"""Films of our own, with a picture to wait with and captions for those who do not hear them."""

from typing import ClassVar

from django.core.validators import FileExtensionValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Locale

from catalogue.models import Photo
from cms.film import VIDEO_EXTENSIONS
from cms.validators import validate_captions, validate_video


class Video(ClusterableModel):
    """A film that pages can show."""

    title = models.CharField(
        _("title"), max_length=90, help_text=_("For you: pages give it their own title.")
    )
    file = models.FileField(
        _("film"),
        upload_to="videos/",
        validators=[FileExtensionValidator(VIDEO_EXTENSIONS), validate_video],
        help_text=_("An MP4 or WebM file of at most 60 MB."),
    )
    poster = models.ForeignKey(
        Photo,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("picture"),
        help_text=_("Shown until the film is played."),
    )

    panels: ClassVar = [
        FieldPanel("title"),
        FieldPanel("file"),
        FieldPanel("poster"),
        InlinePanel("captions", heading=_("Captions"), label=_("Captions"), min_num=1),
    ]

    class Meta:
        verbose_name = _("video")
        verbose_name_plural = _("videos")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    @property
    def media_type(self) -> str:
        return f"video/{self.file.name.rsplit('.', 1)[-1].lower()}"


class Captions(models.Model):
    """What is said and heard in a film, in one language."""

    video = ParentalKey(Video, on_delete=models.CASCADE, related_name="captions")
    locale = models.ForeignKey(
        Locale, on_delete=models.CASCADE, related_name="+", verbose_name=_("language")
    )
    file = models.FileField(
        _("file"),
        upload_to="videos/captions/",
        validators=[FileExtensionValidator(["vtt"]), validate_captions],
        help_text=_("A WebVTT file."),
    )

    panels: ClassVar = [FieldPanel("locale"), FieldPanel("file")]

    class Meta:
        verbose_name = _("captions")
        verbose_name_plural = _("captions")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["video", "locale"], name="one_captions_per_language"),
        ]

    def __str__(self) -> str:
        return f"{self.video} {self.locale.language_code}"
