from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    CharBlock,
    ListBlock,
    RichTextBlock,
    StructBlock,
    StructBlockValidationError,
)
from wagtail.snippets.blocks import SnippetChooserBlock
from wagtail_localize.segments import StringSegmentValue

from . import samples
from .parts import TEXT_FEATURES, OptionalLinkBlock, Sampled

MOST = 12


class QuestionBlock(StructBlock):
    question = CharBlock(label=_("Question"), max_length=160)
    answer = RichTextBlock(label=_("Answer"), features=TEXT_FEATURES)

    class Meta:
        icon = "help"
        label = _("Question")


class EntryBlock(SnippetChooserBlock):
    """The same entry in every language: each reader is shown theirs, so nothing to translate."""

    def get_translatable_segments(self, value: Any) -> list[StringSegmentValue]:
        return []


class FaqBlock(Sampled, StructBlock):
    """Questions that open on their answers: some of this page alone, some of the FAQ."""

    title = CharBlock(label=_("Title"), max_length=90)
    items = ListBlock(QuestionBlock(), label=_("Questions"), min_num=0, default=[])
    entries = ListBlock(
        EntryBlock("cms.Faq"),
        label=_("Entries of the FAQ"),
        min_num=0,
        max_num=MOST,
        default=[],
        help_text=_("Shown after the page's own questions, in the reader's language."),
    )
    link = OptionalLinkBlock(label=_("Link"), required=False)

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        description = _("Questions that open on their answers.")
        template = "cms/blocks/faq.html"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not (cleaned["items"] or cleaned["entries"] or self.is_deferred_validation):
            words = ValidationError(_("Write a question, or choose an entry of the FAQ."))
            raise StructBlockValidationError(block_errors={"items": words})
        return cleaned

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        return super().get_context(value, parent_context) | {"entries": shown(value["entries"])}

    def sample(self) -> dict[str, Any]:
        asked = (now("Who gives me the keys?"), now("May I cancel?"))
        return {
            "title": now("What we are asked first"),
            "items": [{"question": one, "answer": samples.prose()} for one in asked],
        }


def shown(entries: Any) -> list[Any]:
    """The chosen entries in the reader's language and the order they were chosen in."""
    keys = [entry.translation_key for entry in entries if entry]
    if not keys:
        return []
    # The entries' own links are blocks: their model is there only after this module.
    rows = apps.get_model("cms.Faq").objects.in_language(get_language() or "")
    read = rows.filter(live=True, translation_key__in=keys).select_related("locale")
    found = {row.translation_key: row for row in read}
    return [found[key] for key in dict.fromkeys(keys) if key in found]
