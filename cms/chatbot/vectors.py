"""Vectors of published entries, kept beside them."""

import numpy as np
from django.utils import timezone

from cms.models import Faq, FaqVectors

from . import encoder
from .publication import digest
from .spoken import encoder_name


def write(faq: Faq) -> FaqVectors:
    """Compute the vectors of an entry, unless they are those of its words already."""
    known, wanted = FaqVectors.objects.filter(faq=faq).first(), digest(faq)
    if known and known.digest == wanted:
        return known
    vectors = encoder.encode([*faq.phrasings, f"{faq.question} {faq.plain_answer}"])
    values = {
        "encoder": encoder_name(),
        "digest": wanted,
        "data": vectors.astype("<f4").tobytes(),
        "written_at": timezone.now(),
    }
    return FaqVectors.objects.update_or_create(faq=faq, defaults=values)[0]


def read(row: FaqVectors) -> encoder.Vectors:
    return np.frombuffer(row.data, "<f4").reshape(-1, encoder.SIZE)
