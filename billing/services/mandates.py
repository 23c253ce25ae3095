"""Mandates: signed on screen, numbered in the register, their PDF stored once and chained."""

from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from accounts.models import Owner, User
from catalogue.models import Home
from core import audit, outbox
from notifications.services import notify

from ..mandates import Proposal, newest_mandate, proposal_for
from ..models import Mandate, MandatedHome
from .documents import next_number
from .sealing import seal_up_to

CODE = "M"


class Flaw(StrEnum):
    """Why a mandate cannot be signed now."""

    NO_ADDRESS = "no_address"
    NO_HOME = "no_home"
    CHANGED = "changed"
    SIGNED = "signed"


class CannotSign(Exception):
    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw.value)
        self.flaw = flaw


@dataclass(frozen=True)
class Signature:
    """How someone signed: the name they typed, the strokes they drew, from where."""

    name: str
    strokes: list[list[int]]
    ip: str | None
    user_agent: str
    language: str
    # What stood on the page that was signed.
    proposal: str


@transaction.atomic
def sign_mandate(owner: Owner, signature: Signature) -> Mandate:
    """Enter a signed mandate in the register; raises CannotSign."""
    Owner.objects.select_for_update().get(pk=owner.pk)
    proposal = proposal_for(owner, signature.language)
    _check(owner, proposal, signature)
    mandate = _enter(owner, proposal, signature)
    _describe(mandate, proposal.homes)
    outbox.enqueue("billing.seal_mandate", mandate.number, {"mandate": mandate.pk})
    audit.record(owner.user, "signed", mandate, number=mandate.number, version=mandate.version)
    user: User = owner.user
    notify(user, "billing/mandate_signed", mandate.number, user.reads, mandate=mandate.pk)
    return mandate


def _check(owner: Owner, proposal: Proposal, signature: Signature) -> None:
    if not owner.address:
        raise CannotSign(Flaw.NO_ADDRESS)
    if not proposal.homes:
        raise CannotSign(Flaw.NO_HOME)
    if proposal.is_signed:
        raise CannotSign(Flaw.SIGNED)
    if proposal.digest != signature.proposal:
        raise CannotSign(Flaw.CHANGED)


def _enter(owner: Owner, proposal: Proposal, signature: Signature) -> Mandate:
    now = timezone.now()
    series, rank = next_number(CODE, timezone.localdate(now).year)
    before = newest_mandate(owner)
    return Mandate.objects.create(
        series=series,
        rank=rank,
        number=f"{series}-{rank:06d}",
        owner=owner,
        version=before.version + 1 if before else 1,
        replaces=before,
        tariff=proposal.tariff,
        terms=proposal.terms,
        mandator=proposal.mandator,
        address=owner.address,
        signed_at=now,
        signature=signature.name,
        strokes=signature.strokes,
        ip=signature.ip,
        user_agent=signature.user_agent[:300],
        language=signature.language,
    )


def _describe(mandate: Mandate, homes: list[Home]) -> None:
    MandatedHome.objects.bulk_create(
        MandatedHome(
            mandate=mandate,
            home=home,
            reference=home.reference,
            address=home.address,
            kind=home.kind,
            surface=home.surface,
            registration_number=home.registration_number,
        )
        for home in homes
    )


def seal_mandate(mandate_id: int) -> Mandate:
    """Store the PDF of a mandate, after those before it in the register."""
    return seal_up_to(Mandate.objects.get(pk=mandate_id), _draw)


def _draw(mandate: Mandate) -> bytes:
    from ..pdf import render_mandate  # reportlab is slow to import and only workers need it

    return render_mandate(mandate)
