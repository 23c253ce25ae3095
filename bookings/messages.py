"""Why a home cannot be booked, and what a cancellation pays back, in the reader's words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import get_day_names
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.rules import horizon
from core.readers import reader_locale
from core.templatetags.ui import day

from .rules import HOLDS_AT_ONCE, Problem, Terms

# Beside which field of a form the sentence belongs; the others concern the whole form.
FIELDS = {
    Problem.PAST: "arrival",
    Problem.ARRIVAL_DAY: "arrival",
    Problem.REVERSED: "departure",
    Problem.TOO_FAR: "departure",
    Problem.TOO_SHORT: "departure",
    Problem.TOO_LONG: "departure",
    Problem.TOO_MANY: "adults",
}


def sentence(problem: Problem, terms: Terms | None = None) -> str:
    """What is wrong with a stay and what to do about it; with the home's figures if known."""
    if terms is None and problem in OF_TERMS:
        return _("This home is not let for such a stay: look at its terms.")
    if problem is Problem.TOO_MANY_HOLDS:
        return _too_many_holds()
    if terms is not None and problem in OF_TERMS:
        return _of_terms(problem, terms)
    return {
        Problem.PAST: _("This day is past: choose a later one."),
        Problem.REVERSED: _("Choose a departure after your arrival."),
        Problem.TOO_FAR: _("Nights can be booked until %(day)s."),
        Problem.TAKEN: _("Some of these nights are taken: choose other dates."),
        Problem.NIGHT_CAP: _(
            "The law limits the nights a year this home may be let: choose fewer, or another year."
        ),
        Problem.NO_PRICE: _("These nights have no price yet: choose other dates, or ask us."),
        Problem.TOO_MANY_TRIES: _(
            "You have held many stays without paying: try again in an hour, or call us."
        ),
        Problem.TOO_MANY_REQUESTS: _(
            "You have five requests waiting for an answer: wait for one, or withdraw one."
        ),
        Problem.ASK_FIRST: _("In this home travellers ask first: send your request on our site."),
        Problem.SAME: _("These are the dates and the people you already have."),
        Problem.ONLY_LONGER: _(
            "Cancelling would no longer pay everything back: nights can now only be added."
        ),
    }[problem] % {"day": day(horizon(timezone.localdate()))}


OF_TERMS = frozenset({Problem.TOO_SHORT, Problem.TOO_LONG, Problem.TOO_MANY, Problem.ARRIVAL_DAY})


def _of_terms(problem: Problem, terms: Terms) -> str:
    if problem is Problem.ARRIVAL_DAY:
        days = weekdays(terms.arrival_days)
        return _("In this home stays begin on: %(days)s.") % {"days": days}
    if problem is Problem.TOO_SHORT:
        count = terms.min_nights
        words = ngettext(
            "In this home a stay lasts at least %(count)s night.",
            "In this home a stay lasts at least %(count)s nights.",
            count,
        )
    elif problem is Problem.TOO_LONG:
        count = terms.max_nights
        words = ngettext(
            "In this home a stay lasts at most %(count)s night.",
            "In this home a stay lasts at most %(count)s nights.",
            count,
        )
    else:
        count = terms.capacity
        words = ngettext(
            "This home welcomes %(count)s person.",
            "This home welcomes at most %(count)s people, children included.",
            count,
        )
    return words % {"count": count}


def _too_many_holds() -> str:
    words = ngettext(
        "You already hold %(count)s stay: pay it or let it go first.",
        "You already hold %(count)s stays: pay one or let it go first.",
        HOLDS_AT_ONCE,
    )
    return words % {"count": HOLDS_AT_ONCE}


def weekdays(days: str) -> str:
    """ "56" as "Friday, Saturday", in the reader's words."""
    names = get_day_names("wide", locale=reader_locale())
    return ", ".join(names[int(number) - 1] for number in sorted(days))


@dataclass(frozen=True)
class PolicyStep:
    """What comes back until a day (None: as long as arrival is not known), in words."""

    words: str
    when: str
    until: date | None


def policy_steps(policy: Sequence[Sequence[int]], arrival: date | None = None) -> list[PolicyStep]:
    """A cancellation policy read aloud, the most generous step first."""
    reached = sorted(((days, percent) for days, percent in policy), reverse=True)
    steps = [_step(max(days, 1), percent, arrival) for days, percent in reached]
    if not reached or reached[-1][0] > 1:
        steps.append(_step(1, 0, arrival))
    nothing = _("Nothing comes back")
    return [*steps, PolicyStep(nothing, _("From the day of your arrival"), None)]


def _step(days: int, percent: int, arrival: date | None) -> PolicyStep:
    if percent == 100:
        words = _("Everything comes back")
    elif percent:
        words = _("%(percent)s %% of the nights come back, with all of the cleaning and the tax")
        words %= {"percent": percent}
    else:
        words = _("The cleaning and the tourist tax come back, not the nights")
    if arrival is None:
        when = ngettext(
            "Until %(count)s day before your arrival",
            "Until %(count)s days before your arrival",
            days,
        )
        return PolicyStep(words, when % {"count": days}, None)
    until = arrival - timedelta(days)
    return PolicyStep(words, _("Until %(day)s") % {"day": day(until)}, until)
