"""Taking a home away: deleted, archived or refused, by what happened in it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from bookings.models import Stay
from catalogue.models import Home, HomeAccess, KeyBox, Photo
from catalogue.services import Removal, StaysToCome, has_history, remove_home, restore_home
from core.templatetags.ui import day_range

from .conftest import address
from .pictures import PDF, file, photo

pytestmark = pytest.mark.requirement("M1-O1")


def past(stay: Stay) -> Stay:
    today = timezone.localdate()
    stay.arrival, stay.departure = today - timedelta(days=20), today - timedelta(days=17)
    stay.save()
    return stay


def test_a_home_without_history_is_deleted_with_its_photos(as_owner, draft):
    as_owner.post(address(draft, "photos/"), {"files": [photo()]})
    as_owner.post(address(draft, "remove/"))

    assert not Home.objects.filter(pk=draft.pk).exists()
    assert not Photo.objects.exists()


def test_asking_deletes_nothing(as_owner, draft):
    as_owner.get(address(draft, "remove/"))

    assert Home.objects.filter(pk=draft.pk).exists()


def test_a_home_with_a_stay_tomorrow_stays_and_says_when(as_owner, paid_stay, home):
    today = timezone.localdate()
    paid_stay.arrival, paid_stay.departure = today + timedelta(days=1), today + timedelta(days=3)
    paid_stay.save()

    response = as_owner.post(address(home, "remove/"))

    assert response.status_code == 409
    assert str(day_range(paid_stay.arrival, paid_stay.departure)) in response.content.decode()
    home.refresh_from_db()
    assert home.state == Home.State.PUBLISHED
    with pytest.raises(StaysToCome) as refused:
        remove_home(home, None)
    assert refused.value.stays == [paid_stay]


def test_a_home_with_history_is_archived_without_words_or_codes(
    as_owner, owner, paid_stay, home, listing
):
    past(paid_stay)
    HomeAccess.objects.create(home=home, door_code="1234")
    as_owner.post(address(home, "proof/"), {"proof": file("avis.pdf", PDF)})
    listing.save_revision()

    as_owner.post(address(home, "remove/"))

    home.refresh_from_db()
    assert home.state == Home.State.ARCHIVED
    assert not home.residence_proof
    assert not HomeAccess.objects.filter(home=home).exists()
    assert not home.listings.exists()
    assert Stay.objects.filter(pk=paid_stay.pk).exists()


def test_an_archived_home_is_found_by_nobody(client, as_owner, paid_stay, home, fresh_pages):
    past(paid_stay)
    where = home.listings.get().get_absolute_url()
    as_owner.post(address(home, "remove/"))
    client.logout()

    assert client.get(where).status_code == 404


def test_an_archived_home_becomes_a_draft_again(as_owner, paid_stay, home):
    past(paid_stay)
    as_owner.post(address(home, "remove/"))
    as_owner.post(address(home, "restore/"))

    home.refresh_from_db()
    assert home.state == Home.State.DRAFT
    assert home.nightly_prices.exists()


def test_restoring_what_is_not_archived_changes_nothing(home):
    assert restore_home(home, None).state == Home.State.PUBLISHED


def test_archiving_twice_is_archiving_once(paid_stay, home):
    past(paid_stay)

    assert [remove_home(home, None), remove_home(home, None)] == [Removal.ARCHIVED] * 2


def test_keys_in_our_box_are_a_history(draft, agency):
    KeyBox.objects.create(agency=agency, number=1, home=draft)

    assert has_history(draft)
