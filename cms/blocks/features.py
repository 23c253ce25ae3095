from typing import Any

from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlock, TextBlock

from .parts import IconBlock, OptionalLinkBlock, SectionBlock, ToneBlock


class FeatureBlock(StructBlock):
    icon = IconBlock()
    title = CharBlock(label=_("Title"), max_length=60)
    text = TextBlock(label=_("Text"), rows=2, max_length=300)

    class Meta:
        icon = "tick"
        label = _("Promise")


def promises() -> list[dict[str, str]]:
    return [
        {"icon": icon, "title": title, "text": now("One or two sentences that say how.")}
        for icon, title in (
            ("key-round", now("Keys in good hands")),
            ("sparkles", now("Cleaned by our own people")),
            ("receipt-euro", now("A price that explains itself")),
        )
    ]


class FeaturesBlock(SectionBlock):
    """Promises side by side, each with its icon."""

    title = CharBlock(label=_("Title"), max_length=90)
    items = ListBlock(FeatureBlock(), label=_("Promises"), min_num=2, max_num=6)
    tone = ToneBlock(default="night")

    class Meta:
        icon = "tick-inverse"
        label = _("Promises")
        description = _("Promises side by side, each with its icon.")
        template = "cms/blocks/features.html"

    def sample(self) -> dict[str, Any]:
        return {"title": now("What you can count on"), "items": promises()}


class FigureBlock(StructBlock):
    value = CharBlock(label=_("Figure"), max_length=12)
    label = CharBlock(label=_("What it counts"), max_length=80)

    class Meta:
        icon = "order"
        label = _("Figure")


class FiguresBlock(SectionBlock):
    """Numbers worth remembering."""

    title = CharBlock(label=_("Title"), max_length=90, required=False, default="")
    items = ListBlock(FigureBlock(), label=_("Figures"), min_num=2, max_num=4)

    class Meta:
        icon = "order"
        label = _("Figures")
        description = _("Numbers worth remembering, and what they count.")
        template = "cms/blocks/figures.html"

    def sample(self) -> dict[str, Any]:
        return {
            "title": now("PCS in figures"),
            "items": [
                {"value": "2018", "label": now("year of our first agency")},
                {"value": "24/7", "label": now("someone answers the telephone")},
            ],
        }


class StepsBlock(SectionBlock):
    """How it works, one step after the other."""

    title = CharBlock(label=_("Title"), max_length=90)
    items = ListBlock(FeatureBlock(), label=_("Steps"), min_num=2, max_num=5)
    link = OptionalLinkBlock(label=_("Link"), required=False)

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        description = _("How it works, one step after the other.")
        template = "cms/blocks/steps.html"

    def sample(self) -> dict[str, Any]:
        return {"title": now("How it works"), "items": promises()}
