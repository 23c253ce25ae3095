"""Who can log in: one person for every role, and the owners and travellers of the stays."""

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group

from accounts.models import Membership, Owner, Traveller, User

from . import content

PASSWORD = "demo"  # noqa: S105  printed by `make run`, for the demo alone
GROUPS = {
    "marketing": "marketing",
    "moderator": "moderators",
    "accountant": "accounting",
    "support": "support",
    "agency": "agency",
}
MEMBERSHIPS = {
    "marion.guillot@example.org": Membership.BAG_PACKER,
    "yanis.haddad@example.org": Membership.EXPLORATOR,
}


def add_people() -> dict[str, User]:
    """Everyone, by e-mail."""
    return {row.email: _person(row) for row in content.people()}


def _person(row: content.Person) -> User:
    staff = row.role == "admin" or row.role in GROUPS
    user = User.objects.create_user(
        row.email,
        PASSWORD,
        name=row.name,
        language=row.language,
        phone=row.phone,
        is_staff=staff,
        is_superuser=row.role == "admin",
    )
    EmailAddress.objects.create(user=user, email=row.email, verified=True, primary=True)
    if row.role in GROUPS:
        user.groups.add(Group.objects.get(name=GROUPS[row.role]))
    if row.role == "owner":
        Owner.objects.create(user=user)
    if row.role == "traveller":
        membership = MEMBERSHIPS.get(row.email, Membership.FREE)
        Traveller.objects.create(user=user, membership=membership)
    return user
