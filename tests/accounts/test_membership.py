"""What the formula of a traveller gives them."""

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.membership import shows_ads
from accounts.models import Membership
from core.models import AuditEntry


@pytest.mark.requirement("A2-2")
@pytest.mark.parametrize(
    ("membership", "shown"),
    [(Membership.FREE, True), (Membership.BAG_PACKER, False), (Membership.EXPLORATOR, False)],
)
def test_only_the_free_formula_shows_ads(traveller, membership, shown):
    traveller.membership = membership
    traveller.save()

    assert shows_ads(traveller.user) == shown


def test_visitors_and_those_who_never_travelled_see_what_the_free_formula_sees(owner):
    assert shows_ads(AnonymousUser())
    assert shows_ads(owner.user)


def test_staff_change_the_formula_and_nothing_else(traveller, client, staff):
    client.force_login(staff)
    values = {"membership": "explorator", "user": staff.pk}
    client.post(f"/cms/travellers/edit/{traveller.pk}/", values)

    user = traveller.user
    traveller.refresh_from_db()
    assert traveller.membership == Membership.EXPLORATOR
    assert traveller.user == user
    assert AuditEntry.objects.get(verb="changed").actor == staff


def test_a_formula_that_does_not_exist_is_refused_beside_the_field(traveller, client, staff):
    client.force_login(staff)
    page = client.post(f"/cms/travellers/edit/{traveller.pk}/", {"membership": "platinum"})

    assert page.context["form"].errors["membership"]


def test_no_traveller_is_added_by_hand(client, staff, traveller):
    client.force_login(staff)

    assert client.get("/cms/travellers/new/").status_code in (302, 403)
