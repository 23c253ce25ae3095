from typing import Any

from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, CharBlock, StructBlock, TextBlock

from catalogue.forms import SearchForm

from . import samples
from .parts import PhotoBlock, Sampled, alt_block


class HeroBlock(Sampled, StructBlock):
    """A photograph as wide as the page, a promise, and the search bar."""

    title = CharBlock(label=_("Title"), max_length=90)
    lead = TextBlock(label=_("Words under the title"), max_length=240, rows=2)
    photo = PhotoBlock(
        label=_("Photograph"), help_text=_("At least 1,920 pixels wide, and calm in its middle.")
    )
    alt = alt_block()
    search = BooleanBlock(label=_("With the search bar"), required=False, default=True)

    class Meta:
        icon = "image"
        label = _("Large photograph")
        description = _("A photograph as wide as the page, a promise, and the search bar.")
        template = "cms/blocks/hero.html"

    def sample(self) -> dict[str, Any]:
        return {
            "title": now("A home in Paris, and someone who holds the keys"),
            "lead": now("Someone in the neighbourhood knows each home, and holds its keys."),
            "photo": samples.photo(),
            "search": True,
        }

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        form = SearchForm(QueryDict(), get_language()) if value["search"] else None
        return super().get_context(value, parent_context) | {"form": form}
