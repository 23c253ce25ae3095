"""The automatic checks of a home: each returns what it found, and none decides by itself."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from catalogue.authenticity import Finding as PhotoFinding
from catalogue.authenticity import check_home, findings_of
from catalogue.authenticity.rules import Severity as PhotoSeverity
from catalogue.compliance import Lack, Section, missing
from catalogue.compliance.lacks import (
    ENERGY_TOO_LOW,
    NO_ENERGY_CLASS,
    NO_REGISTRATION,
    NO_RULE,
    WRONG_REGISTRATION,
)
from catalogue.models import Home

log = logging.getLogger("pcs.workflows")


class Severity(StrEnum):
    """How much a finding weighs; what is serious stands against publication."""

    NOTE = "note"
    WARNING = "warning"
    SERIOUS = "serious"


@dataclass(frozen=True)
class Finding:
    """One thing a check found. `words` are an English msgid: who reads them translates them."""

    code: str
    severity: Severity
    words: Any
    evidence: str = ""
    link: str = ""


REGISTRATION = {one.code for one in (NO_REGISTRATION, WRONG_REGISTRATION, NO_RULE)}
ENERGY = {one.code for one in (NO_ENERGY_CLASS, ENERGY_TOO_LOW)}

Check = Callable[[Home], Iterable[Finding]]
Findings = list[dict[str, Any]]


def run(check: Check, home: Home) -> Findings:
    """What a check found, ready to be kept; one that fails is a finding itself."""
    with translation.override(None):
        try:
            found = list(check(home))
        except Exception:
            log.exception("check %s of %s failed", check.__name__, home.reference)
            found = [Finding("check_failed", Severity.WARNING, CHECK_FAILED)]
        return [asdict(one) | {"words": str(one.words)} for one in found]


CHECK_FAILED = _("This check could not be carried out: look for yourself, or run it again.")


def registration(home: Home) -> Iterable[Finding]:
    """The registration number, as the rules of the town want it."""
    lacks = [one for one in missing(home) if one.code in REGISTRATION]
    return [_serious(one, home.registration_number) for one in lacks]


def energy(home: Home) -> Iterable[Finding]:
    """The energy class, where the town demands one."""
    lacks = [one for one in missing(home) if one.code in ENERGY]
    return [_serious(one, home.energy_class) for one in lacks]


def mandate(home: Home) -> Iterable[Finding]:
    """The mandate its owner signed."""
    return [_serious(one) for one in missing(home) if one.section == Section.MANDATE]


def completeness(home: Home) -> Iterable[Finding]:
    """Everything else that visitors, or the law, must find."""
    rest = (one for one in missing(home) if one.code not in REGISTRATION | ENERGY)
    return [_serious(one) for one in rest if one.section != Section.MANDATE]


def duplicates(home: Home) -> Iterable[Finding]:
    """Other homes at the same address."""
    return [
        Finding(
            "same_address",
            Severity.WARNING if other.owner_id == home.owner_id else Severity.SERIOUS,
            SAME_OWNER if other.owner_id == home.owner_id else OTHER_OWNER,
            f"{other.reference}, {other.address}",
            reverse("home:edit", args=[other.pk]),
        )
        for other in at_same_address(home)
    ]


SAME_OWNER = _("Another home of the same owner has this address.")
OTHER_OWNER = _("A home of another owner has this address.")


def photos(home: Home) -> Iterable[Finding]:
    """What the look at each photo noticed, and nobody has settled."""
    check_home(home)
    return photo_findings(findings_of(home))


def photo_findings(noticed: Iterable[PhotoFinding]) -> list[Finding]:
    """What of it nobody has settled, in the words of whoever reads."""
    return [
        Finding(one.code, WEIGHTS[one.severity], one.text, link="#photo-findings")
        for one in noticed
        if not one.settled
    ]


WEIGHTS: dict[int, Severity] = {
    PhotoSeverity.INFO: Severity.NOTE,
    PhotoSeverity.DOUBT: Severity.WARNING,
    PhotoSeverity.ALARM: Severity.SERIOUS,
}


def at_same_address(home: Home) -> Iterable[Home]:
    homes = Home.objects.select_related("commune", "owner__user").exclude(pk=home.pk)
    return homes.filter(
        commune=home.commune, postcode=home.postcode, street__iexact=home.street.strip()
    )


def _serious(lack: Lack, evidence: str = "") -> Finding:
    return Finding(lack.code, Severity.SERIOUS, lack.text, evidence)


# In the order in which a moderator reads them.
CHECKS: dict[str, Check] = {
    "completeness": completeness,
    "registration": registration,
    "energy": energy,
    "mandate": mandate,
    "duplicates": duplicates,
    "photos": photos,
}
# Done by the worker: they take seconds.
SLOW = {"photos"}
TITLES = {
    "completeness": _("Completeness"),
    "registration": _("Registration number"),
    "energy": _("Energy class"),
    "mandate": _("Mandate signed"),
    "duplicates": _("Other homes at this address"),
    "photos": _("Photos"),
}
