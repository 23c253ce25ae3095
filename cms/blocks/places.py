from typing import Any

from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlock

from . import samples
from .parts import PhotoBlock, SameBlock, SectionBlock


class PlaceBlock(StructBlock):
    name = CharBlock(label=_("Name"), max_length=60)
    words = CharBlock(label=_("Words under the name"), max_length=80, required=False, default="")
    photo = PhotoBlock(label=_("Photograph"))
    place = SameBlock(
        label=_("Place in the search"),
        max_length=60,
        help_text=_("As the search writes it in its address: /homes/?place=…"),
    )

    class Meta:
        icon = "site"
        label = _("Place")


class PlacesBlock(SectionBlock):
    """Towns and arrondissements, each leading to the search."""

    title = CharBlock(label=_("Title"), max_length=90)
    items = ListBlock(PlaceBlock(), label=_("Places"), min_num=2, max_num=12)

    class Meta:
        icon = "site"
        label = _("Places")
        description = _("Towns and neighbourhoods, each leading to the search.")
        template = "cms/blocks/places.html"

    def sample(self) -> dict[str, Any]:
        names = ("Montmartre", "Nice", "Biarritz", "Troyes")
        return {
            "title": now("Where would you like to wake up?"),
            "items": [
                {"name": name, "words": "", "photo": samples.photo(number), "place": name}
                for number, name in enumerate(names)
            ],
        }
