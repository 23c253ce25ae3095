from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, RichTextBlock, StructBlock

from .parts import TEXT_FEATURES, OptionalLinkBlock


class QuestionBlock(StructBlock):
    question = CharBlock(label=_("Question"), max_length=160)
    answer = RichTextBlock(label=_("Answer"), features=TEXT_FEATURES)

    class Meta:
        icon = "help"
        label = _("Question")


class FaqBlock(StructBlock):
    """Questions that open on their answers."""

    title = CharBlock(label=_("Title"), max_length=90)
    items = ListBlock(QuestionBlock(), label=_("Questions"), min_num=1)
    link = OptionalLinkBlock(label=_("Link"), required=False)

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        template = "cms/blocks/faq.html"
