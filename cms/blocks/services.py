from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, IntegerBlock, ListBlock

from catalogue.models import Service
from catalogue.showroom.cards import ServiceCard, cards, categories_in
from cms.choosers import ServiceCategoryChooserBlock, ServiceChooserBlock

from .parts import OptionalLinkBlock, SectionBlock

MOST = 12


class ServicesBlock(SectionBlock):
    """Chosen services, or those of a family, or of all families, with today's price."""

    title = CharBlock(label=_("Title"), max_length=90)
    services = ListBlock(
        ServiceChooserBlock(),
        label=_("Services"),
        min_num=0,
        max_num=MOST,
        default=[],
        help_text=_("Left empty, the block shows a family, or every family."),
    )
    category = ServiceCategoryChooserBlock(label=_("Or a family"), required=False)
    audience = ChoiceBlock(
        label=_("For whom"),
        required=False,
        choices=[("owner", _("Owners")), ("traveller", _("Travellers"))],
    )
    most = IntegerBlock(label=_("At most"), default=6, min_value=1, max_value=MOST)
    link = OptionalLinkBlock(label=_("Link"), required=False)

    class Meta:
        icon = "pick"
        label = _("Services")
        template = "cms/blocks/services.html"
        description = _("Services with their pictures and prices, in a grid.")

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        return super().get_context(value, parent_context) | {"cards": shown(value)}

    def sample(self) -> dict[str, Any]:
        return {"title": now("What we do for you"), "services": [], "most": 3}


def shown(value: Any) -> list[ServiceCard]:
    """What the block shows, in the reader's language."""
    language = get_language()
    on_sale = Service.objects.on_sale(timezone.localdate())
    return cards(chosen(value, on_sale)[: value["most"]], categories_in(language), language)


def chosen(value: Any, on_sale: Any) -> Sequence[Service]:
    """A page's translation may name a translated row: both mean the same service."""
    keys = [service.translation_key for service in value["services"] if service]
    if keys:
        found = {one.translation_key: one for one in on_sale.filter(translation_key__in=keys)}
        return [found[key] for key in keys if key in found]
    if value["category"]:
        on_sale = on_sale.filter(category__translation_key=value["category"].translation_key)
    if value["audience"]:
        on_sale = on_sale.filter(audience__in=[value["audience"], Service.Audience.BOTH])
    return on_sale
