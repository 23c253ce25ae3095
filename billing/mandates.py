"""Which mandate covers a home, and what an owner is asked to sign next."""

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Owner
from catalogue.compliance import Lack, Section, demand
from catalogue.models import Home

from .models import Mandate, MandateTerms, OwnerTariff
from .tariffs import owner_tariff


def current_mandate(home: Home) -> Mandate | None:
    """The signed mandate that covers a home today."""
    signed = Mandate.objects.in_force().filter(homes__home=home, owner=home.owner_id)
    return signed.order_by("-id").first()


def has_mandate(home: Home) -> bool:
    return current_mandate(home) is not None


NO_MANDATE = Lack("no_mandate", Section.MANDATE, _("No signed mandate covers this home."))


@demand
def signed_mandate(home: Home) -> list[Lack]:
    """No home is shown before its owner signed a mandate for it."""
    return [] if has_mandate(home) else [NO_MANDATE]


def newest_mandate(owner: Owner) -> Mandate | None:
    return owner.mandates.order_by("-version").first()


def terms_in(language: str) -> MandateTerms:
    """The words in force today: in a language, or in the source's where nobody wrote them."""
    rows = MandateTerms.objects.filter(valid_from__lte=timezone.localdate())
    source = rows.filter(language=settings.LANGUAGE_CODE).order_by("-valid_from")[:1].get()
    same = rows.filter(valid_from=source.valid_from, language=language)
    return same.first() or source


@dataclass(frozen=True)
class Proposal:
    """The mandate as it would be signed now."""

    owner: Owner
    terms: MandateTerms
    tariff: OwnerTariff
    homes: list[Home]

    @property
    def mandator(self) -> str:
        name = self.owner.user.get_full_name()
        return f"{name}, {self.owner.company}" if self.owner.company else name

    @cached_property
    def signed(self) -> Mandate | None:
        """The mandate in force, whether or not it says the same."""
        return self.owner.mandates.in_force().order_by("-version").first()

    @property
    def is_signed(self) -> bool:
        """Whether the mandate in force has these homes, these words and this tariff."""
        mandate = self.signed
        if mandate is None or mandate.tariff_id != self.tariff.pk:
            return False
        covered = set(mandate.homes.values_list("home", flat=True))
        since = mandate.terms.valid_from
        return covered == {home.pk for home in self.homes} and since == self.terms.valid_from

    @property
    def digest(self) -> str:
        """Tells apart two proposals: what is signed must be what was read."""
        said = [
            self.terms.pk,
            self.tariff.pk,
            self.mandator,
            self.owner.address,
            [str(home) for home in self.homes],
        ]
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def proposal_for(owner: Owner, language: str) -> Proposal:
    homes = owner.homes.exclude(state=Home.State.ARCHIVED).select_related("commune")
    return Proposal(owner, terms_in(language), owner_tariff(), list(homes.order_by("reference")))
