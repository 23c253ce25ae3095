from typing import Any

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, ListBlock

from cms.choosers import HomeChooserBlock
from cms.showcase import showcase

from . import samples
from .parts import OptionalLinkBlock, SectionBlock


class HomesBlock(SectionBlock):
    """Chosen homes, with the price of their cheapest night."""

    title = CharBlock(label=_("Title"), max_length=90)
    homes = ListBlock(HomeChooserBlock(), label=_("Homes"), min_num=1, max_num=12)
    link = OptionalLinkBlock(label=_("Link"), required=False)
    display = ChoiceBlock(
        label=_("Shown as"),
        choices=[("grid", _("A grid")), ("carousel", _("A row one slides through"))],
        default="grid",
    )

    class Meta:
        icon = "home"
        label = _("Homes")
        description = _("Chosen homes with the price of their cheapest night.")
        template = "cms/blocks/homes.html"

    def sample(self) -> dict[str, Any]:
        return {
            "title": now("Homes we like"),
            "homes": samples.homes(),
            "link": samples.link(),
            "display": "carousel",
        }

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        chosen = [home for home in value["homes"] if home]
        found = showcase(chosen, get_language(), timezone.localdate())
        return super().get_context(value, parent_context) | {"cards": found}
