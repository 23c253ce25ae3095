from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlock

from .parts import PhotoBlock, ToneBlock


class PlaceBlock(StructBlock):
    name = CharBlock(label=_("Name"), max_length=60)
    words = CharBlock(label=_("Words under the name"), max_length=80, required=False)
    photo = PhotoBlock(label=_("Photograph"))
    place = CharBlock(
        label=_("Place in the search"),
        max_length=60,
        help_text=_("As the search writes it in its address: /homes/?place=…"),
    )

    class Meta:
        icon = "site"
        label = _("Place")


class PlacesBlock(StructBlock):
    """Towns and arrondissements, each leading to the search."""

    title = CharBlock(label=_("Title"), max_length=90)
    items = ListBlock(PlaceBlock(), label=_("Places"), min_num=2, max_num=12)
    tone = ToneBlock()

    class Meta:
        icon = "site"
        label = _("Places")
        template = "cms/blocks/places.html"
