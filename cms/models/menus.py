"""What stands above and below every page, one row per language."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.blocks import CharBlock, ListBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.models import TranslatableMixin

from cms.blocks.parts import LinkBlock


class Navigation(TranslatableMixin, models.Model):
    """The links of the main menu, in the order they are shown."""

    items = StreamField([("link", LinkBlock())], verbose_name=_("links"), max_num=6)

    panels: ClassVar = [FieldPanel("items")]
    api_fields: ClassVar = [APIField("items", writable=True)]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("main menu")
        verbose_name_plural = _("main menus")
        constraints = [
            models.UniqueConstraint(fields=["locale"], name="one_navigation_per_language"),
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.locale.language_code}"


class ColumnBlock(StructBlock):
    title = CharBlock(label=_("Title"), max_length=40)
    links = ListBlock(LinkBlock(), label=_("Links"), min_num=1, max_num=8)

    class Meta:
        icon = "list-ul"
        label = _("Column")


class Footer(TranslatableMixin, models.Model):
    """The foot of every page: a sentence, columns of links, the legal line."""

    words = models.CharField(_("sentence under the logo"), max_length=200, blank=True)
    columns = StreamField([("column", ColumnBlock())], verbose_name=_("columns"), max_num=4)
    legal = models.CharField(_("legal line"), max_length=200, blank=True)
    source_url = models.URLField(
        _("address of the source code"),
        blank=True,
        help_text=_("The licence asks to offer visitors the source of this site."),
    )

    panels: ClassVar = [
        FieldPanel("words"),
        FieldPanel("columns"),
        FieldPanel("legal"),
        FieldPanel("source_url"),
    ]
    api_fields: ClassVar = [
        APIField(name, writable=True) for name in ("words", "columns", "legal", "source_url")
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("footer")
        verbose_name_plural = _("footers")
        constraints = [
            models.UniqueConstraint(fields=["locale"], name="one_footer_per_language"),
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.locale.language_code}"
