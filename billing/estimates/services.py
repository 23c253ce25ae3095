"""From a filled form to a lead, and from a lead to an owner with a home."""

from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import Owner, User
from catalogue.market import zone_at
from catalogue.models import Commune, Home
from catalogue.services.creation import create_home
from core import audit, outbox
from notifications.services import notify

from ..models import Lead, LeadNote
from .studies import basis_for, snapshot, study_of

STUDY = "billing.study"


class AlreadyAsked(Exception):
    """The same form was sent twice; `lead` is what the first made."""

    def __init__(self, lead: Lead) -> None:
        super().__init__(lead.pk)
        self.lead = lead


class CannotConvert(Exception):
    """No account can be made of a lead: that of its e-mail address is closed."""


def ask(facts: dict[str, Any], nonce: str, language: str) -> Lead:
    """Keep who asked with the study they are shown, and send it to them."""
    try:
        with transaction.atomic():
            return _keep(facts, nonce, language)
    except IntegrityError:
        known = Lead.objects.filter(nonce=nonce).first()
        if known is None:
            raise
        raise AlreadyAsked(known) from None


def _keep(facts: dict[str, Any], nonce: str, language: str) -> Lead:
    lead = Lead(
        **facts,
        nonce=nonce,
        language=language,
        privacy_version=settings.PRIVACY_VERSION,
        zone=zone_at(facts["country"], facts["postcode"]),
    )
    basis = basis_for(lead, lead.zone)
    if basis:
        lead.rate = basis.rate
        lead.study = snapshot(study_of(lead, basis))
    lead.save()
    outbox.enqueue(STUDY, str(lead.pk), {"lead": lead.pk})
    return lead


@transaction.atomic
def add_note(lead: Lead, author: User, text: str) -> LeadNote:
    """Write down what was said; a lead that was new is no longer."""
    if lead.state == Lead.State.NEW:
        Lead.objects.filter(pk=lead.pk).update(state=Lead.State.CONTACTED)
    return LeadNote.objects.create(lead=lead, author=author, text=text)


@transaction.atomic
def convert(lead: Lead, by: User) -> Lead:
    """Make an owner of a lead, with a draft of their home; done again, it changes nothing.

    Where the catalogue does not know the town, there is an owner and no home yet: once the town
    is added, doing it again makes the home. Raises CannotConvert when the account is closed.
    """
    lead = Lead.objects.select_for_update().get(pk=lead.pk)
    if lead.owner is None:
        lead.owner = _owner_of(lead)
        notify(lead.owner.user, "billing/invitation", str(lead.pk), lead.language, lead=lead.pk)
        audit.record(by, "converted", lead, owner=lead.owner.pk)
    if lead.home is None:
        lead.home = _home_of(lead, by)
    lead.state, lead.touched_at = Lead.State.WON, timezone.now()
    lead.save(update_fields=["owner", "home", "state", "touched_at"])
    return lead


def _owner_of(lead: Lead) -> Owner:
    user = User.objects.filter(email__iexact=lead.email).first() or _new_user(lead)
    if not user.is_active:
        raise CannotConvert
    return Owner.objects.get_or_create(user=user)[0]


def _new_user(lead: Lead) -> User:
    """Nobody's password: the person chooses one through the link they are sent."""
    user = User.objects.create_user(
        lead.email, name=lead.name, phone=lead.phone, language=lead.language
    )
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=False)
    return user


def _home_of(lead: Lead, by: User) -> Home | None:
    commune = commune_of(lead)
    if commune is None or lead.owner is None:
        return None
    return create_home(
        lead.owner,
        by,
        kind=lead.kind,
        rental_kind=lead.rental_kind,
        bedrooms=lead.bedrooms,
        capacity=lead.capacity,
        surface=lead.surface,
        street=lead.street,
        postcode=lead.postcode,
        commune=commune,
    )


def commune_of(lead: Lead) -> Commune | None:
    """The town of a home as the catalogue knows it."""
    if lead.country != "FR":
        return None
    if lead.zone:
        return Commune.objects.filter(insee=lead.zone.insee).first()
    return Commune.objects.filter(name__iexact=lead.city).first()
