from typing import Any

from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, RichTextBlock, StructBlock
from wagtail.blocks import TextBlock as PlainTextBlock

from . import samples
from .parts import (
    PROSE_FEATURES,
    TEXT_FEATURES,
    OptionalLinkBlock,
    PhotoBlock,
    Sampled,
    SectionBlock,
    alt_block,
)


class TextBlock(Sampled, RichTextBlock):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"features": PROSE_FEATURES} | kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs, headings and lists.")
        template = "cms/blocks/text.html"

    def sample(self) -> str:
        return f"<h2>{now('How it works')}</h2>{samples.prose() * 2}"


class TextPictureBlock(SectionBlock):
    title = CharBlock(label=_("Title"), max_length=90)
    text = RichTextBlock(label=_("Text"), features=TEXT_FEATURES)
    photo = PhotoBlock(label=_("Photograph"))
    alt = alt_block()
    side = ChoiceBlock(
        label=_("Side of the photograph"),
        choices=[("start", _("Before the text")), ("end", _("After the text"))],
        default="start",
    )
    link = OptionalLinkBlock(label=_("Link"), required=False)

    class Meta:
        icon = "doc-full"
        label = _("Text and picture")
        description = _("A photograph beside a few sentences.")
        template = "cms/blocks/text_picture.html"

    def sample(self) -> dict[str, Any]:
        return {
            "title": now("We know each home, because we clean it"),
            "text": samples.prose(),
            "photo": samples.photo(1),
            "link": samples.link(),
        }


class QuoteBlock(Sampled, StructBlock):
    text = PlainTextBlock(label=_("Quote"), rows=3)
    name = CharBlock(label=_("Who said it"), max_length=80)
    role = CharBlock(label=_("Who they are"), max_length=120, required=False, default="")

    class Meta:
        icon = "openquote"
        label = _("Quote")
        description = _("One sentence of one person, in large letters.")
        template = "cms/blocks/quote.html"

    def sample(self) -> dict[str, Any]:
        return {
            "text": now("The price we saw was the price we paid."),
            "name": "Inès",
            "role": now("four nights in the Marais"),
        }
