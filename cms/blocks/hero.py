from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, CharBlock, StructBlock, TextBlock

from .parts import PhotoBlock


class HeroBlock(StructBlock):
    """A photograph as wide as the screen, a promise, and the search bar."""

    title = CharBlock(label=_("Title"), max_length=90)
    lead = TextBlock(label=_("Words under the title"), max_length=240, rows=2)
    photo = PhotoBlock(
        label=_("Photograph"),
        help_text=_("At least 1,920 pixels wide, calm on the left where the words lie."),
    )
    search = BooleanBlock(label=_("With the search bar"), required=False, default=True)

    class Meta:
        icon = "image"
        label = _("Large photograph")
        template = "cms/blocks/hero.html"
