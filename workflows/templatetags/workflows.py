from collections import Counter

from django import template
from django.utils.translation import gettext

from catalogue.authenticity import Finding as PhotoFinding

from ..checks import WEIGHTS
from ..models import Decision, PropertyValidation

register = template.Library()

STATUSES = {
    Decision.Kind.APPROVED: "w-status--primary",
    Decision.Kind.REFUSED: "desk__status--serious",
    Decision.Kind.SUSPENDED: "desk__status--serious",
}


@register.filter
def tally(case: PropertyValidation) -> Counter[str]:
    """How many findings of each severity a case has."""
    return Counter(one["severity"] for found in case.findings.values() for one in found)


@register.filter
def decision_status(kind: str) -> str:
    return STATUSES.get(Decision.Kind(kind), "")


@register.filter
def said(words: str) -> str:
    """A finding's words, kept as the code says them, in the reader's language."""
    return gettext(words) if words else ""


@register.filter
def weight(finding: PhotoFinding) -> str:
    """How grave a finding about a photo is, as the desk's styles call it."""
    return WEIGHTS[finding.severity]
