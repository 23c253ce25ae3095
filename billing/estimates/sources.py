"""Where each figure of a study comes from, in the reader's words: for the page and the paper."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from core.money import format_money
from core.templatetags.ui import day, figure, percent

from .studies import Basis, Study


@dataclass(frozen=True)
class Source:
    label: str
    value: str


def sources(study: Study) -> list[Source]:
    basis = study.basis
    rows = [Source(_("Prices and occupancy"), _market(basis))]
    if basis.kind:
        rows.append(Source(basis.kind.get_kind_display(), _kind(basis.kind)))
    season = _("%(source)s: dates of first reviews in Paris, an approximation")
    range_words = _(
        "first quartile, median and third quartile of prices; "
        "occupancy if %(low)s, %(mean)s or %(high)s of stays leave a review"
    )
    shares = {"low": percent(72), "mean": percent(50), "high": percent(35)}
    rows += [Source(_("Low, median, high"), range_words % shares)]
    # Staff note the method of a row in the source language.
    if basis.rate.note and get_language() == settings.LANGUAGE_CODE:
        rows.append(Source(_("Method"), basis.rate.note))
    return [
        *rows,
        Source(_("Seasons"), season % {"source": basis.seasons[0].source}),
        Source(_("Our price"), _tariff(basis)),
        Source(_("Length of stays and cleaning"), _terms(study)),
    ]


def _market(basis: Basis) -> str:
    rate = basis.rate
    words = _("%(source)s, %(zone)s, as of %(day)s")
    said = words % {"source": rate.source, "zone": basis.zone, "day": day(rate.as_of)}
    if rate.derived:
        derived = _("derived from Paris, prices × %(ratio)s") % {"ratio": figure(rate.ratio)}
        return f"{said}, {derived}"
    counted = ngettext("%(count)s home", "%(count)s homes", rate.listings)
    return f"{said}, {counted % {'count': rate.listings}}"


def _kind(kind: Any) -> str:
    words = _("prices × %(ratio)s, seen on %(count)s homes of Paris (%(source)s)")
    return words % {"ratio": figure(kind.ratio), "count": kind.listings, "source": kind.source}


def _tariff(basis: Basis) -> str:
    tariff = basis.tariff
    words = _("%(rate)s of the nights and %(amount)s a year, tariff of %(day)s")
    return words % {
        "rate": percent(tariff.commission_percent),
        "amount": format_money(tariff.subscription),
        "day": day(tariff.valid_from),
    }


def _terms(study: Study) -> str:
    words = _("%(nights)s nights, %(amount)s a stay; %(source)s")
    return words % {
        "nights": figure(study.hypotheses.average_stay),
        "amount": format_money(study.hypotheses.cleaning),
        "source": study.basis.terms.source,
    }
