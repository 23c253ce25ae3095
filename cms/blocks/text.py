from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, RichTextBlock, StructBlock
from wagtail.blocks import TextBlock as PlainTextBlock

from .parts import PROSE_FEATURES, TEXT_FEATURES, OptionalLinkBlock, PhotoBlock, ToneBlock


class TextBlock(RichTextBlock):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"features": PROSE_FEATURES} | kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "cms/blocks/text.html"


class TextPictureBlock(StructBlock):
    title = CharBlock(label=_("Title"), max_length=90)
    text = RichTextBlock(label=_("Text"), features=TEXT_FEATURES)
    photo = PhotoBlock(label=_("Photograph"))
    side = ChoiceBlock(
        label=_("Side of the photograph"),
        choices=[("start", _("Before the text")), ("end", _("After the text"))],
        default="start",
    )
    link = OptionalLinkBlock(label=_("Link"), required=False)
    tone = ToneBlock()

    class Meta:
        icon = "doc-full"
        label = _("Text and picture")
        template = "cms/blocks/text_picture.html"


class QuoteBlock(StructBlock):
    text = PlainTextBlock(label=_("Quote"), rows=3)
    name = CharBlock(label=_("Who said it"), max_length=80)
    role = CharBlock(label=_("Who they are"), max_length=120, required=False)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "cms/blocks/quote.html"
