from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, TextBlock

from catalogue.models import Agency
from cms.rules import day_spans

from .parts import SectionBlock

SUNDAY = date(2023, 12, 31)  # a day before a Monday: only the names of its followers are shown


class AgenciesBlock(SectionBlock):
    """Every agency with its address, and a map where the site has one."""

    title = CharBlock(label=_("Title"), max_length=90)
    text = TextBlock(label=_("Text"), rows=2, max_length=300, required=False, default="")

    class Meta:
        icon = "thumbtack"
        label = _("Agencies")
        description = _("Every agency with its address and hours, and a map.")
        template = "cms/blocks/agencies.html"

    def sample(self) -> dict[str, Any]:
        return {"title": now("Our agencies")}

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        agencies = list(Agency.objects.select_related("commune").order_by("opened", "postcode"))
        return super().get_context(value, parent_context) | {
            "agencies": [(agency, _open(agency)) for agency in agencies],
            "points": {"homes": [_point(agency) for agency in agencies]},
            "tiles": settings.MAP_TILE_URL,
            "attribution": settings.MAP_TILE_ATTRIBUTION,
        }


def _open(agency: Agency) -> list[tuple[date, date]]:
    """The days it is open, as runs of days that have a name."""
    spans = day_spans(agency.open_days)
    return [(SUNDAY + timedelta(first), SUNDAY + timedelta(last)) for first, last in spans]


def _point(agency: Agency) -> dict[str, Any]:
    """An agency as the map's script reads it."""
    return {
        "id": agency.pk,
        "latitude": float(agency.latitude),
        "longitude": float(agency.longitude),
        "price": agency.name,
        "title": agency.name,
        "place": f"{agency.street}, {agency.postcode} {agency.commune.name}",
        "url": f"#agency-{agency.slug}",
    }
