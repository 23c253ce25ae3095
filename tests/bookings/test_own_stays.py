"""Travellers see their own stays, whole, and nobody else's."""

from datetime import timedelta

import pytest
from django.utils import timezone

from billing.services import book
from bookings.models import Stay
from bookings.services import cancel_stay, let_go
from catalogue.pricing import Party

pytestmark = [pytest.mark.requirement("M1-00", "M1-T5"), pytest.mark.django_db]


def shown(client, show: str = "") -> list[Stay]:
    return list(client.get("/fr/stays/", {"show": show}).context["page_obj"])


def page_of(client, stay: Stay, language: str = "fr"):
    return client.get(f"/{language}/stays/{stay.reference}/")


def in_the_past(stay: Stay) -> Stay:
    departure = timezone.localdate() - timedelta(days=10)
    Stay.objects.filter(pk=stay.pk).update(
        arrival=departure - timedelta(days=3), departure=departure
    )
    return stay


def test_whoever_has_no_stay_is_led_to_the_search(client, traveller):
    client.force_login(traveller.user)

    for show in ("upcoming", "past", "cancelled", "nonsense"):
        answer = client.get("/fr/stays/", {"show": show})
        assert 'href="/fr/homes/"' in answer.text


def test_each_stay_is_on_its_own_shelf(client, traveller, paid_stay, other_home, arrival):
    client.force_login(traveller.user)
    hold = book(other_home, traveller, arrival, arrival + timedelta(days=2), Party(2)).stay

    assert shown(client) == [paid_stay, hold]
    assert shown(client, "past") == []

    in_the_past(paid_stay)
    assert shown(client) == [hold]
    assert shown(client, "past") == [paid_stay]


def test_a_cancelled_stay_is_kept_with_the_cancelled_ones(client, traveller, paid_stay):
    cancel_stay(paid_stay.pk, traveller.user)
    client.force_login(traveller.user)

    assert shown(client, "cancelled") == [paid_stay]
    assert shown(client) == []


def test_a_strangers_stays_are_nowhere(client, stranger, paid_stay):
    client.force_login(stranger.user)

    assert shown(client) == []
    assert page_of(client, paid_stay).status_code == 404


@pytest.mark.parametrize("who", ["owner", "staff"])
def test_not_even_owners_and_staff_see_the_stay_as_theirs(who, request, client, paid_stay):
    person = request.getfixturevalue(who)
    client.force_login(getattr(person, "user", person))

    assert page_of(client, paid_stay).status_code == 404


def test_whoever_is_not_logged_in_is_asked_to_and_comes_back(client, paid_stay):
    answer = page_of(client, paid_stay)

    assert answer.url == f"/fr/accounts/login/?next=/fr/stays/{paid_stay.reference}/"


@pytest.mark.parametrize("reference", ["AAAAAAAA", "ZZZZ", "%00", "a" * 300])
def test_a_stay_that_does_not_exist_is_not_found(client, traveller, reference):
    client.force_login(traveller.user)

    assert client.get(f"/fr/stays/{reference}/").status_code == 404


def test_the_address_is_shown_only_once_the_stay_is_confirmed(client, traveller, held_stay):
    client.force_login(traveller.user)
    before = page_of(client, held_stay)
    assert "12 rue des Rosiers" not in before.text
    assert "48.857100" not in before.text

    held_stay.state = Stay.State.CONFIRMED
    held_stay.save()

    after = page_of(client, held_stay).text
    assert "12 rue des Rosiers" in after
    assert "23 rue Montorgueil" in after


def test_a_held_stay_counts_down_and_leads_to_the_payment(client, traveller, held_stay):
    client.force_login(traveller.user)

    text = page_of(client, held_stay).text

    assert "data-countdown-until" in text
    assert f"/fr/stays/{held_stay.reference}/pay/" in text
    assert "/cancel/" not in text


def test_a_confirmed_stay_offers_its_papers_and_its_changes(client, traveller, paid_stay):
    client.force_login(traveller.user)

    text = page_of(client, paid_stay).text

    for action in ("contract", "change", "cancel"):
        assert f"/fr/stays/{paid_stay.reference}/{action}/" in text
    assert paid_stay.documents.get().number in text
    assert "16:00" in text
    assert "11:00" in text


def test_a_stay_that_began_can_no_longer_be_changed(client, traveller, paid_stay):
    in_the_past(paid_stay)
    client.force_login(traveller.user)

    text = page_of(client, paid_stay).text

    assert "/contract/" in text
    assert "/change/" not in text
    assert "/cancel/" not in text


def test_a_hold_that_ended_says_so_and_leads_back_to_the_home(client, traveller, held_stay):
    let_go(held_stay.pk)
    client.force_login(traveller.user)

    text = page_of(client, held_stay).text

    assert f"?arrival={held_stay.arrival}" in text
    assert "/pay/" not in text


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_a_stays_page_opens_in_every_language(client, traveller, paid_stay, language):
    client.force_login(traveller.user)

    assert f'<html lang="{language}"' in page_of(client, paid_stay, language).text


def test_the_number_of_stays_does_not_change_the_number_of_queries(
    client, traveller, paid_stay, other_home, arrival, django_assert_max_num_queries
):
    client.force_login(traveller.user)
    client.get("/fr/stays/")  # the menus are read once for each version of the site
    with django_assert_max_num_queries(40) as one:
        client.get("/fr/stays/")
    asked = len(one)
    for week in range(1, 5):
        start = arrival + timedelta(weeks=week)
        stay = book(other_home, traveller, start, start + timedelta(days=2), Party(2)).stay
        Stay.objects.filter(pk=stay.pk).update(state=Stay.State.CONFIRMED)
    client.get("/fr/stays/")

    with django_assert_max_num_queries(asked):
        client.get("/fr/stays/")
