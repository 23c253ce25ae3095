"""Who asks to end a contract without logging in: known by their mail, confirmed by its link."""

import unicodedata

from django.core import signing
from django.utils import timezone

from accounts.models import Owner
from notifications.services import notify

from .subscriptions import contract_end

SALT = "billing.ending"
VALID = 3 * 24 * 3600  # seconds


def ask_to_end(email: str, known_by: str, language: str) -> bool:
    """Write the link to the owner whom these words name; says whether there is one."""
    owner = Owner.objects.select_related("user").filter(user__email__iexact=email).first()
    if owner is None or not owner.user.is_active or not _names(owner, known_by):
        return False
    if contract_end(owner, timezone.localdate()) is None:
        return False
    key = f"{owner.pk}:{timezone.now():%Y%m%d%H%M}"
    notify(owner.user, "billing/confirm_ending", key, language, owner=owner.pk)
    return True


def token_for(owner: Owner) -> str:
    return signing.dumps(owner.pk, salt=SALT)


def owner_in(token: str) -> Owner | None:
    """The owner whom a link names, for three days."""
    try:
        number = signing.loads(token, salt=SALT, max_age=VALID)
    except signing.BadSignature:
        return None
    return Owner.objects.select_related("user").filter(pk=number).first()


def _names(owner: Owner, words: str) -> bool:
    """Their whole name, the last word of it, or the number of a mandate of theirs."""
    given = _plain(words)
    name = _plain(owner.user.name)
    numbers = {_plain(number) for number in owner.mandates.values_list("number", flat=True)}
    return bool(given) and (given == name or given in name.split()[1:] or given in numbers)


def _plain(text: str) -> str:
    """Without case, accents and spaces around."""
    spread = unicodedata.normalize("NFKD", text.strip().casefold())
    return "".join(letter for letter in spread if not unicodedata.combining(letter))
