"""What the nightly look at the site found broken, and where it is put right."""

from typing import ClassVar

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

# What an index of PostgreSQL takes with ease; longer addresses are not asked.
LONGEST_ADDRESS = 500


class OutsideLink(models.Model):
    """An address of another site that our pages lead to, and how it answered last."""

    address = models.URLField(_("address"), max_length=LONGEST_ADDRESS, unique=True)
    checked_at = models.DateTimeField(_("checked"), null=True)
    # Its HTTP status; none when nobody answered.
    status = models.PositiveSmallIntegerField(_("answer"), null=True)
    works = models.BooleanField(_("works"), default=True)

    class Meta:
        verbose_name = _("link to another site")
        verbose_name_plural = _("links to other sites")

    def __str__(self) -> str:
        return self.address


class Finding(models.Model):
    """One broken link or missing text, in one page, menu, text or photograph."""

    class Kind(models.TextChoices):
        PAGE = "page", _("Link to a page that is not published")
        ADDRESS = "address", _("Address of this site that leads nowhere")
        OUTSIDE = "outside", _("Link to another site that does not answer")
        ALT = "alt", _("Photograph without a description")

    kind = models.CharField(_("trouble"), max_length=8, choices=Kind)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    subject = GenericForeignKey()
    title = models.CharField(_("where"), max_length=255)
    locale = models.ForeignKey(
        Locale, on_delete=models.CASCADE, related_name="+", verbose_name=_("language")
    )
    # The address, or the name of the photograph.
    what = models.CharField(_("what"), max_length=500)
    # The block of the page's content, so that the editor opens on it.
    block = models.CharField(max_length=40, blank=True)
    status = models.PositiveSmallIntegerField(_("answer"), null=True)
    checked_at = models.DateTimeField(_("checked"))

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("links and pictures")
        ordering: ClassVar = ["kind", "title", "locale", "pk"]
        indexes: ClassVar = [models.Index(fields=["content_type", "object_id"])]

    def __str__(self) -> str:
        return f"{self.title}: {self.what}"
