from typing import Any

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlock

from cms.choosers import HomeChooserBlock
from cms.showcase import showcase

from .parts import OptionalLinkBlock, ToneBlock


class HomesBlock(StructBlock):
    """Chosen homes, with the price of their cheapest night."""

    title = CharBlock(label=_("Title"), max_length=90)
    homes = ListBlock(HomeChooserBlock(), label=_("Homes"), min_num=1, max_num=9)
    link = OptionalLinkBlock(label=_("Link"), required=False)
    tone = ToneBlock()

    class Meta:
        icon = "home"
        label = _("Homes")
        template = "cms/blocks/homes.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        chosen = [home for home in value["homes"] if home]
        found = showcase(chosen, get_language(), timezone.localdate())
        return super().get_context(value, parent_context) | {"cards": found}
