from typing import Any

from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, RichTextBlock, StructBlock

from . import samples
from .parts import TEXT_FEATURES, OptionalLinkBlock, Sampled


class QuestionBlock(StructBlock):
    question = CharBlock(label=_("Question"), max_length=160)
    answer = RichTextBlock(label=_("Answer"), features=TEXT_FEATURES)

    class Meta:
        icon = "help"
        label = _("Question")


class FaqBlock(Sampled, StructBlock):
    """Questions that open on their answers."""

    title = CharBlock(label=_("Title"), max_length=90)
    items = ListBlock(QuestionBlock(), label=_("Questions"), min_num=1)
    link = OptionalLinkBlock(label=_("Link"), required=False)

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        description = _("Questions that open on their answers.")
        template = "cms/blocks/faq.html"

    def sample(self) -> dict[str, Any]:
        asked = (now("Who gives me the keys?"), now("May I cancel?"))
        return {
            "title": now("What we are asked first"),
            "items": [{"question": one, "answer": samples.prose()} for one in asked],
        }
