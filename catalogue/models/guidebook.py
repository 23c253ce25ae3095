"""What a guest needs to know inside a home: words in every language, and secrets in none."""

from dataclasses import dataclass
from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.blocks import CharBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.models import TranslatableMixin
from wagtail.rich_text import expand_db_html
from wagtail_localize.fields import SynchronizedField, TranslatableField

from locales.fallback import TranslatedQuerySet

from .home import Home

FEATURES = ["bold", "italic", "link", "ul", "ol", "h3"]
# The sections of a guidebook, in the order they are offered, each with its icon on the site.
KINDS = {
    "arrival": (_("Arrival and access"), "key-round"),
    "wifi": (_("Wi-Fi"), "wifi"),
    "things": (_("How things work"), "lightbulb"),
    "rules": (_("House rules"), "file-text"),
    "around": (_("Around the home"), "map-pin"),
    "leaving": (_("Leaving"), "log-out"),
    "emergency": (_("Emergency numbers"), "siren"),
}
OTHER = "info"


class OtherSection(StructBlock):
    title = CharBlock(label=_("Title"), max_length=80)
    text = RichTextBlock(label=_("Text"), features=FEATURES)

    class Meta:
        icon = "doc-full"
        label = _("Another section")


class Sections(StreamBlock):
    """Each of the known sections once, whose titles are the site's own, and any other."""

    def __init__(self, **kwargs: object) -> None:
        known = [(kind, RichTextBlock(label=KINDS[kind][0], features=FEATURES)) for kind in KINDS]
        super().__init__([*known, ("other", OtherSection())], **kwargs)

    class Meta:
        block_counts: ClassVar = {kind: {"max_num": 1} for kind in KINDS}


@dataclass(frozen=True)
class Section:
    kind: str
    title: str
    icon: str
    html: str


class Guidebook(TranslatableMixin, models.Model):
    """How a home is lived in, one row per language. What is secret is not written here."""

    home = models.ForeignKey(
        Home, on_delete=models.CASCADE, related_name="guidebooks", verbose_name=_("home")
    )
    sections = StreamField(
        Sections(),
        verbose_name=_("sections"),
        help_text=_("No code and no password here: they are kept apart, under Access to homes."),
    )

    objects: ClassVar = TranslatedQuerySet.as_manager()

    translatable_fields: ClassVar = [
        SynchronizedField("home", overridable=False),
        TranslatableField("sections"),
    ]
    panels: ClassVar = [FieldPanel("home"), FieldPanel("sections")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("guidebook")
        verbose_name_plural = _("guidebooks")
        ordering = ["home", "locale"]
        constraints = [
            models.UniqueConstraint(fields=["home", "locale"], name="one_guidebook_per_language"),
        ]

    def __str__(self) -> str:
        return str(self.home)

    def clean(self) -> None:
        super().clean()
        if not self.home_id:
            return
        others = Guidebook.objects.filter(home=self.home_id).exclude(pk=self.pk)
        if others.filter(locale=self.locale_id).exists():
            raise ValidationError({"home": gettext("This home has a guidebook already.")})
        source = others.filter(locale__language_code=settings.LANGUAGE_CODE)
        is_source = self.locale.language_code == settings.LANGUAGE_CODE
        if not is_source and not source.filter(translation_key=self.translation_key).exists():
            text = gettext("Write the guidebook in French first, then translate it.")
            raise ValidationError({"home": text})

    def shown(self) -> list[Section]:
        """The sections in the order they were written, for pages and programs alike."""
        return [_section(block.block_type, block.value) for block in self.sections]


def _section(kind: str, value: object) -> Section:
    if kind in KINDS:
        title, icon = KINDS[kind]
        return Section(kind, str(title), icon, expand_db_html(value.source))
    return Section(kind, value["title"], OTHER, expand_db_html(value["text"].source))


class HomeAccess(models.Model):
    """What opens a home: told to its guests shortly before they come, and to nobody else."""

    home = models.OneToOneField(
        Home, on_delete=models.CASCADE, related_name="access", verbose_name=_("home")
    )
    street_code = models.CharField(_("code of the street door"), max_length=40, blank=True)
    door_code = models.CharField(_("code of the home's door"), max_length=40, blank=True)
    wifi_network = models.CharField(_("Wi-Fi network"), max_length=64, blank=True)
    wifi_password = models.CharField(_("Wi-Fi password"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("access to a home")
        verbose_name_plural = _("access to homes")
        ordering = ["home"]

    def __str__(self) -> str:
        return str(self.home)
