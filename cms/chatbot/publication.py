"""What is published gets its vectors soon after; what is taken back loses them at once."""

import hashlib

from django.utils import timezone

from cms.models import Faq, FaqVectors
from core import outbox

from .spoken import encoder_name

KIND = "cms.faq_vectors"


def digest(faq: Faq) -> str:
    """Of the words that the vectors stand for, and of the encoder."""
    words = "\n".join([encoder_name(), *faq.phrasings, faq.plain_answer])
    return hashlib.sha256(words.encode()).hexdigest()


def faq_saved(instance: Faq, raw: bool = False, **_signal: object) -> None:
    if raw:
        return
    known = FaqVectors.objects.filter(faq=instance)
    if not instance.live:
        known.delete()
    elif not known.filter(digest=digest(instance)).exists():
        key = f"{instance.pk} {timezone.now().isoformat()}"
        outbox.enqueue(KIND, key, {"faq": instance.pk})


@outbox.handler(KIND)
def write_vectors(payload: outbox.Payload) -> None:
    from .vectors import write  # numpy is for those who need it

    write(Faq.objects.filter(pk=payload["faq"], live=True))


def learn() -> int:
    """Vectors for every published entry that has none of its present words, or of this encoder."""
    current = dict(FaqVectors.objects.values_list("faq", "digest"))
    entries = [faq for faq in Faq.objects.filter(live=True) if current.get(faq.pk) != digest(faq)]
    if not entries:
        return 0  # the encoder need not be loaded to find that out
    from .vectors import write

    return write(entries)
