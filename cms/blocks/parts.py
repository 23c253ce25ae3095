"""What several blocks are made of: a photograph, a link, an icon, a tone."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    CharBlock,
    ChoiceBlock,
    PageChooserBlock,
    StructBlock,
    StructBlockValidationError,
    StructValue,
)
from wagtail.images.blocks import ImageChooserBlock

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


class LinkValue(StructValue):
    @property
    def is_set(self) -> bool:
        return bool(self["page"] or self["address"])


class LinkBlock(StructBlock):
    """A page of the site, or any address."""

    label = CharBlock(label=_("Words"), max_length=60)
    page = PageChooserBlock(label=_("Page"), required=False)
    address = CharBlock(
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

    label = CharBlock(label=_("Words"), max_length=60, required=False)

    def clean(self, value: Any) -> Any:
        return super().clean(value) if value.get("label") else StructBlock.clean(self, value)
