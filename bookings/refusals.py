"""Why nights cannot be blocked, in the reader's words."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _

from core.dates import DAY
from core.templatetags.ui import day_range

from .errors import CannotBook, NightsTaken
from .models import Night
from .rules import Problem

MOST_NAMED = 5


def refusal_sentence(refusal: CannotBook, references: bool = False) -> str:
    """Which nights are taken and by what; with the references of the stays, for staff."""
    if isinstance(refusal, NightsTaken):
        named = [_run(run, references) for run in _runs(refusal.taken)]
        shown = ", ".join(named[:MOST_NAMED]) + (" …" if len(named) > MOST_NAMED else "")
        return _("These nights are taken: %(nights)s. Choose others.") % {"nights": shown}
    if refusal.problem is Problem.REVERSED:
        return _("The last day comes before the first one.")
    return _("Some of these nights are taken: choose other dates.")


Taken = tuple[date, str, str]


def _runs(taken: Iterable[Taken]) -> list[list[Taken]]:
    """Consecutive nights that the same thing has."""
    numbered = enumerate(taken)
    return [
        [one for _number, one in run]
        for _same, run in groupby(
            numbered, key=lambda pair: (pair[1][0] - pair[0] * DAY, *pair[1][1:])
        )
    ]


def _run(run: list[Taken], references: bool) -> str:
    first, kind, reference = run[0]
    dates = day_range(first, run[-1][0] + DAY)
    holder = _("stay %(reference)s") % {"reference": reference} if references and reference else ""
    return f"{dates} ({holder or Night.Kind(kind).label})"
