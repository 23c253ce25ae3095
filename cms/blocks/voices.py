from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlock, TextBlock

from .parts import ToneBlock


class VoiceBlock(StructBlock):
    text = TextBlock(label=_("What they say"), rows=3, max_length=400)
    name = CharBlock(label=_("Name"), max_length=60)
    context = CharBlock(label=_("Where and when"), max_length=90, required=False)

    class Meta:
        icon = "openquote"
        label = _("Testimonial")


class VoicesBlock(StructBlock):
    title = CharBlock(label=_("Title"), max_length=90)
    items = ListBlock(VoiceBlock(), label=_("Testimonials"), min_num=1, max_num=6)
    tone = ToneBlock()

    class Meta:
        icon = "group"
        label = _("Testimonials")
        template = "cms/blocks/voices.html"
