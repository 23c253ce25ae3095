"""Vectors of published entries, kept beside them."""

from collections.abc import Iterable

import numpy as np
from django.utils import timezone

from cms.models import Faq, FaqVectors

from . import encoder
from .publication import digest
from .spoken import encoder_name


def write(faqs: Iterable[Faq]) -> int:
    """Compute the vectors of the entries whose words they are not yet; returns how many."""
    known = dict(FaqVectors.objects.values_list("faq", "digest"))
    new = [faq for faq in faqs if known.get(faq.pk) != digest(faq)]
    sentences = [[*faq.phrasings, f"{faq.question} {faq.plain_answer}"] for faq in new]
    vectors = encoder.encode([words for group in sentences for words in group])
    ends = np.cumsum([len(group) for group in sentences])
    parts = np.split(vectors, ends[:-1]) if new else []
    FaqVectors.objects.bulk_create(
        [_row(faq, part) for faq, part in zip(new, parts, strict=True)],
        update_conflicts=True,
        unique_fields=["faq"],
        update_fields=["encoder", "digest", "data", "written_at"],
    )
    return len(new)


def _row(faq: Faq, vectors: encoder.Vectors) -> FaqVectors:
    return FaqVectors(
        faq=faq,
        encoder=encoder_name(),
        digest=digest(faq),
        data=vectors.astype("<f4").tobytes(),
        written_at=timezone.now(),
    )


def read(row: FaqVectors) -> encoder.Vectors:
    return np.frombuffer(row.data, "<f4").reshape(-1, encoder.SIZE)
