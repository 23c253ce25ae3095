from typing import Any

from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, TextBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from .parts import SectionBlock


class VideoBlock(SectionBlock):
    """A film of our own, played in the page when one asks for it."""

    title = CharBlock(label=_("Title"), max_length=90)
    text = TextBlock(label=_("Text"), rows=2, max_length=300, required=False, default="")
    video = SnippetChooserBlock("cms.Video", label=_("Video"))
    transcript = TextBlock(
        label=_("What is said and shown"),
        rows=4,
        required=False,
        default="",
        help_text=_("For those who read rather than watch."),
    )

    class Meta:
        icon = "media"
        label = _("Video")
        description = _("A film from the library, with its captions.")
        template = "cms/blocks/video.html"

    def sample(self) -> dict[str, Any]:
        video = self.child_blocks["video"].target_model.objects.order_by("pk").first()
        return {"title": now("A caretaker's morning"), "video": video}
