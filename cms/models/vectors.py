from django.db import models
from django.utils.translation import gettext_lazy as _

from .faq import Faq


class FaqVectors(models.Model):
    """What an entry means to the sentence encoder: a row of numbers per way to ask it.

    Computed once, when the entry is published; `digest` tells of which words.
    """

    faq = models.OneToOneField(
        Faq, on_delete=models.CASCADE, primary_key=True, related_name="vectors"
    )
    encoder = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)
    data = models.BinaryField()  # float32, little-endian; the last row is question and answer
    written_at = models.DateTimeField()

    class Meta:
        verbose_name = _("vectors of an entry")
        verbose_name_plural = _("vectors of entries")

    def __str__(self) -> str:
        return f"{self.faq_id}"
