"""Where nobody books at once, travellers ask and someone answers."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from accounts.services import anonymise
from billing.services.changes import Wish
from billing.services.requests import Answered, accept, ask, decline, lapse_requests, withdraw
from bookings.errors import CannotBook
from bookings.models import Feed, Night, Stay, StayRequest
from bookings.rules import Problem
from catalogue.pricing import Party
from core.models import OutboxEntry
from core.outbox import deliver_due
from notifications.models import LocalMail
from tests.conftest import make_traveller
from tests.payments import pay

DAY = timedelta(days=1)


@pytest.fixture
def asking_home(home):
    home.instant_booking = False
    home.save()
    return home


@pytest.fixture
def wish(arrival) -> Wish:
    return Wish(arrival, arrival + 3 * DAY, Party(2))


@pytest.fixture
def asked(asking_home, traveller, wish) -> StayRequest:
    return ask(asking_home, traveller, wish, "We come for a wedding.")


def book_url(home, wish) -> str:
    dates = f"arrival={wish.arrival}&departure={wish.departure}&adults=2&children=0"
    return f"{reverse('billing:book')}?home={home.reference}&{dates}"


def letters(name: str) -> list[int]:
    rows = OutboxEntry.objects.filter(key__startswith=f"billing/{name}:")
    return [row.payload["user"] for row in rows]


@pytest.mark.requirement("X-CAL-07")
def test_the_page_asks_instead_of_booking_and_takes_no_night(client, asking_home, traveller, wish):
    client.force_login(traveller.user)
    page = client.get(book_url(asking_home, wish))
    assert "billing/requests/ask.html" in [template.name for template in page.templates]
    data = {"name": "Ana Souza", "terms": "on", "message": "Hello"}
    client.post(book_url(asking_home, wish), data)

    request = StayRequest.objects.get()
    assert (request.traveller, request.message) == (traveller, "Hello")
    assert not Night.objects.exists() and not Stay.objects.exists()
    assert letters("request_asked") == [asking_home.owner.user_id]


@pytest.mark.requirement("X-CAL-13")
def test_a_calendar_in_doubt_makes_a_home_be_asked_for(client, home, traveller, wish):
    Feed.objects.create(home=home, channel="airbnb", address="https://a.example/", alarm="stale")
    client.force_login(traveller.user)

    assert "requests/ask.html" in client.get(book_url(home, wish)).templates[0].name
    with pytest.raises(CannotBook):
        from billing.services import book

        book(home, traveller, wish.arrival, wish.departure, wish.party)


def test_the_same_question_is_asked_once(asked, traveller, wish):
    assert ask(asked.home, traveller, wish, "Again") == asked


def test_nobody_asks_for_everything(asking_home, traveller, arrival):
    for n in range(5):
        day = arrival + n * DAY
        ask(asking_home, traveller, Wish(day, day + DAY, Party(1)), "")
    with pytest.raises(CannotBook) as refused:
        ask(asking_home, traveller, Wish(arrival, arrival + 9 * DAY, Party(1)), "")

    assert refused.value.problem is Problem.TOO_MANY_REQUESTS


@pytest.mark.requirement("X-CAL-07")
def test_accepting_one_request_holds_its_nights_and_declines_its_rivals(
    asked, asking_home, owner, arrival
):
    rival = ask(
        asking_home,
        make_traveller("Rita Rival"),
        Wish(arrival + DAY, arrival + 5 * DAY, Party(1)),
        "",
    )
    other = ask(
        asking_home,
        make_traveller("Otto Other"),
        Wish(arrival + 3 * DAY, arrival + 4 * DAY, Party(1)),
        "",
    )
    stay = accept(asked.pk, owner.user)

    for one in (asked, rival, other):
        one.refresh_from_db()
    assert (asked.state, rival.state, other.state) == ("accepted", "declined", "asked")
    assert stay.is_held and stay.hold_expires_at > timezone.now() + timedelta(hours=23)
    assert stay.nights.filter(kind=Night.Kind.STAY).count() == 3
    assert letters("request_accepted") == [asked.traveller.user_id]
    assert letters("request_declined") == [rival.traveller.user_id]


def test_what_was_accepted_is_paid_like_any_stay(asked, owner):
    stay = accept(asked.pk, owner.user)
    pay(stay)

    stay.refresh_from_db()
    assert stay.state == Stay.State.CONFIRMED


def test_an_answer_is_given_once(asked, owner):
    decline(asked.pk, owner.user, "Works in the street")
    for act in (accept, decline, withdraw):
        with pytest.raises(Answered):
            act(asked.pk, owner.user)


def test_nights_taken_meanwhile_are_not_promised(asked, owner, arrival):
    from bookings.services import close_nights

    close_nights(asked.home, arrival, arrival + DAY, owner.user)
    with pytest.raises(CannotBook):
        accept(asked.pk, owner.user)

    asked.refresh_from_db()
    assert asked.is_open


@pytest.mark.requirement("X-CAL-07")
def test_a_request_nobody_answers_lapses_after_a_day(asked, owner):
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        with pytest.raises(Answered):
            accept(asked.pk, owner.user)
        assert lapse_requests() == 1
        assert lapse_requests() == 0

    asked.refresh_from_db()
    assert asked.state == "lapsed"
    assert letters("request_lapsed") == [asked.traveller.user_id]


def test_the_owner_answers_on_a_page_of_their_own(client, asked, owner):
    client.force_login(owner.user)
    page = client.get(reverse("owner_requests:requests")).content.decode()
    assert "We come for a wedding." in page
    client.post(reverse("owner_requests:decline", args=[asked.pk]), {"reason": "Works"})

    asked.refresh_from_db()
    assert (asked.state, asked.reason) == ("declined", "Works")


def test_a_stranger_answers_nothing(client, asked, stranger, db):
    from accounts.models import Owner

    Owner.objects.create(user=stranger.user)
    client.force_login(stranger.user)

    assert client.post(reverse("owner_requests:accept", args=[asked.pk])).status_code == 404
    assert client.post(reverse("billing:withdraw", args=[asked.pk])).status_code == 404


def test_the_traveller_sees_and_withdraws_it(client, asked, traveller):
    client.force_login(traveller.user)
    assert asked.home.place in client.get(reverse("bookings:stays")).content.decode()
    client.post(reverse("billing:withdraw", args=[asked.pk]))

    asked.refresh_from_db()
    assert asked.state == "withdrawn"


def test_staff_answer_in_the_back_office(client, asked, staff):
    client.force_login(staff)
    assert client.get(reverse("stay_request:index")).status_code == 200
    assert client.get(reverse("stay_request:inspect", args=[asked.pk])).status_code == 200
    client.post(reverse("stay_request:accept", args=[asked.pk]))

    asked.refresh_from_db()
    assert (asked.state, asked.answered_by) == ("accepted", staff)


def test_every_letter_can_be_read(asked, owner, asking_home, arrival):
    rival = ask(
        asking_home, make_traveller("Rita Rival"), Wish(arrival, arrival + DAY, Party(1)), ""
    )
    accept(asked.pk, owner.user)
    late = ask(
        asking_home, rival.traveller, Wish(arrival + 9 * DAY, arrival + 10 * DAY, Party(1)), ""
    )
    StayRequest.objects.filter(pk=late.pk).update(expires_at=timezone.now())
    lapse_requests()
    deliver_due()
    deliver_due()

    assert LocalMail.objects.count() == 6
    assert any(
        reverse("billing:pay", args=[Stay.objects.get().reference]) in mail.text
        for mail in LocalMail.objects.all()
    )


@pytest.mark.requirement("X-LEG-06")
def test_what_a_person_asked_for_goes_with_their_account(asked, traveller, owner):
    anonymise(traveller.user)

    asked.refresh_from_db()
    assert (asked.message, asked.state) == ("", StayRequest.State.WITHDRAWN)
    with pytest.raises(Answered):
        accept(asked.pk, owner.user)
