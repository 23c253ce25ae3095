"""What several blocks are made of: a photograph, a link, an icon, a tone."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    Block,
    BlockGroup,
    CharBlock,
    ChoiceBlock,
    PageChooserBlock,
    StructBlock,
    StructBlockValidationError,
    StructValue,
)
from wagtail.images.blocks import ImageChooserBlock
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue

from catalogue.models import Photo, PhotoText

TEXT_FEATURES = ["bold", "italic", "link", "ul", "ol"]
PROSE_FEATURES = ["h2", "h3", *TEXT_FEATURES, "blockquote", "hr"]

ICONS = [
    ("key-round", _("Key")),
    ("door-open", _("Open door")),
    ("calendar-check", _("Calendar")),
    ("credit-card", _("Card")),
    ("receipt-euro", _("Receipt")),
    ("search", _("Magnifying glass")),
    ("sparkles", _("Sparkles")),
    ("shirt", _("Linen")),
    ("moon", _("Moon")),
    ("phone", _("Telephone")),
    ("map-pin", _("Place")),
    ("shield-check", _("Shield")),
    ("hand-heart", _("Hand and heart")),
    ("house", _("House")),
    ("users", _("People")),
    ("star", _("Star")),
]


class PhotoBlock(ImageChooserBlock):
    """A photograph that knows, without another query, what it shows in each language."""

    def bulk_to_python(self, values: list[int | None]) -> list[Photo | None]:
        photos = super().bulk_to_python(values)
        texts = Prefetch("texts", PhotoText.objects.select_related("locale"))
        prefetch_related_objects([photo for photo in photos if photo], texts)
        return photos


class IconBlock(ChoiceBlock):
    choices = ICONS

    class Meta:
        label = _("Icon")
        default = "key-round"


class ToneBlock(ChoiceBlock):
    choices = [("deep", _("Stone")), ("surface", _("White")), ("night", _("Night"))]

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"required": False} | kwargs)

    class Meta:
        label = _("Background")


class SpaceBlock(ChoiceBlock):
    choices = [("tight", _("Little")), ("wide", _("Much"))]

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"required": False} | kwargs)

    class Meta:
        label = _("Space above and below")


class Sampled(Block):
    """A block that the picker can show before it is added, filled with a sample."""

    def sample(self) -> Any:
        """What the preview says."""
        raise NotImplementedError

    def get_preview_value(self) -> Any:
        sample = self.sample()
        if isinstance(self, StructBlock):
            # What the sample leaves out is as a new block has it.
            new = {name: child.get_default() for name, child in self.child_blocks.items()}
            sample = new | sample
        return self.normalize(sample)


class SectionBlock(Sampled, StructBlock):
    """A part of a page as wide as the page; its look lies behind the block's cog wheel."""

    tone = ToneBlock()
    space = SpaceBlock()

    def get_form_layout(self) -> BlockGroup:
        look = ["tone", "space"]
        return BlockGroup([name for name in self.child_blocks if name not in look], look)


class SameBlock(CharBlock):
    """A word that means the same in every language: nothing to translate."""

    def get_translatable_segments(self, value: str) -> list[StringSegmentValue]:
        return []


class AddressBlock(CharBlock):
    """An address: not a text to translate, but another language may lead elsewhere."""

    def get_translatable_segments(self, value: str) -> list[OverridableSegmentValue]:
        return [OverridableSegmentValue("", value)] if value else []

    def restore_translated_segments(
        self, value: str, segments: list[OverridableSegmentValue]
    ) -> str:
        return str(segments[0].data)


class LinkValue(StructValue):
    @property
    def is_set(self) -> bool:
        return bool(self["page"] or self["address"])


class LinkBlock(StructBlock):
    """A page of the site, or any address."""

    label = CharBlock(label=_("Words"), max_length=60)
    page = PageChooserBlock(label=_("Page"), required=False)
    address = AddressBlock(
        label=_("Or address"),
        required=False,
        max_length=300,
        validators=[
            RegexValidator(r"^(/(?!/)|#|https?://|mailto:|tel:)", _("Start with / or https://."))
        ],
        help_text=_("Such as /homes/ for a page of this site: the language is added by itself."),
    )

    class Meta:
        icon = "link"
        label = _("Link")
        value_class = LinkValue
        form_classname = "struct-block"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not cleaned.is_set:
            words = ValidationError(_("Choose a page, or write an address below."))
            raise StructBlockValidationError(block_errors={"page": words})
        return cleaned


class OptionalLinkBlock(LinkBlock):
    """A link that may be left empty."""

    label = CharBlock(label=_("Words"), max_length=60, required=False, default="")

    def clean(self, value: Any) -> Any:
        return super().clean(value) if value.get("label") else StructBlock.clean(self, value)


def alt_block() -> CharBlock:
    return CharBlock(
        label=_("What the photograph shows here"),
        required=False,
        default="",
        max_length=255,
        help_text=_("Read aloud instead of the photograph's own description; usually left empty."),
    )
