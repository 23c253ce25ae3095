"""Staff follow an owner or a traveller from one page."""

import pytest

from bookings.threads.services import start_thread
from tests.mandates import give_mandate


@pytest.mark.requirement("M1-S1")
def test_an_owner_s_page_gathers_homes_money_mandate_and_conversations(
    client, staff, owner, home, paid_stay
):
    give_mandate(home)
    thread = start_thread(owner, "La chaudière", "Elle fuit", owner.user, home)
    client.force_login(staff)

    page = client.get(f"/cms/owners/inspect/{owner.pk}/").content.decode()

    for shown in (home.reference, "M-2026-000001", f"/cms/conversations/{thread.pk}/"):
        assert shown in page, shown


@pytest.mark.requirement("M1-S1")
def test_a_traveller_s_page_shows_stays_and_their_papers(client, staff, paid_stay):
    client.force_login(staff)
    page = client.get(f"/cms/travellers/inspect/{paid_stay.traveller_id}/").content.decode()
    assert paid_stay.reference in page
    assert paid_stay.documents.get().number in page
