from typing import Any

from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, TextBlock

from . import samples
from .parts import LinkBlock, SectionBlock, ToneBlock


class ActionBlock(SectionBlock):
    """A sentence and what to do next."""

    title = CharBlock(label=_("Title"), max_length=90)
    text = TextBlock(label=_("Text"), rows=2, max_length=300, required=False, default="")
    links = ListBlock(LinkBlock(), label=_("Links"), min_num=1, max_num=2)
    tone = ToneBlock(default="night")

    class Meta:
        icon = "pick"
        label = _("Call to action")
        description = _("A sentence and what to do next.")
        template = "cms/blocks/action.html"

    def sample(self) -> dict[str, Any]:
        return {"title": now("Your home deserves a caretaker"), "links": [samples.link()]}
