from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlock, TextBlock

from .parts import IconBlock, OptionalLinkBlock, ToneBlock


class FeatureBlock(StructBlock):
    icon = IconBlock()
    title = CharBlock(label=_("Title"), max_length=60)
    text = TextBlock(label=_("Text"), rows=2, max_length=300)

    class Meta:
        icon = "tick"
        label = _("Promise")


class FeaturesBlock(StructBlock):
    """Promises side by side, each with its icon."""

    title = CharBlock(label=_("Title"), max_length=90)
    items = ListBlock(FeatureBlock(), label=_("Promises"), min_num=2, max_num=6)
    tone = ToneBlock(default="night")

    class Meta:
        icon = "tick-inverse"
        label = _("Promises")
        template = "cms/blocks/features.html"


class FigureBlock(StructBlock):
    value = CharBlock(label=_("Figure"), max_length=12)
    label = CharBlock(label=_("What it counts"), max_length=80)

    class Meta:
        icon = "order"
        label = _("Figure")


class FiguresBlock(StructBlock):
    title = CharBlock(label=_("Title"), max_length=90, required=False)
    items = ListBlock(FigureBlock(), label=_("Figures"), min_num=2, max_num=4)
    tone = ToneBlock()

    class Meta:
        icon = "order"
        label = _("Figures")
        template = "cms/blocks/figures.html"


class StepsBlock(StructBlock):
    """How it works, one step after the other."""

    title = CharBlock(label=_("Title"), max_length=90)
    items = ListBlock(FeatureBlock(), label=_("Steps"), min_num=2, max_num=5)
    link = OptionalLinkBlock(label=_("Link"), required=False)
    tone = ToneBlock()

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        template = "cms/blocks/steps.html"
