from typing import Any

from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlock, TextBlock

from .parts import SectionBlock


class VoiceBlock(StructBlock):
    text = TextBlock(label=_("What they say"), rows=3, max_length=400)
    name = CharBlock(label=_("Name"), max_length=60)
    context = CharBlock(label=_("Where and when"), max_length=90, required=False, default="")

    class Meta:
        icon = "openquote"
        label = _("Testimonial")


class VoicesBlock(SectionBlock):
    title = CharBlock(label=_("Title"), max_length=90)
    items = ListBlock(VoiceBlock(), label=_("Testimonials"), min_num=1, max_num=6)

    class Meta:
        icon = "group"
        label = _("Testimonials")
        description = _("What people said after their stay.")
        template = "cms/blocks/voices.html"

    def sample(self) -> dict[str, Any]:
        said = now("The price we saw was the price we paid.")
        people = (("Inès", "Nice"), ("Thomas", "Paris"), ("Lucía", "Troyes"))
        return {
            "title": now("They put their suitcases down with us"),
            "items": [{"text": said, "name": name, "context": town} for name, town in people],
        }
