"""An owner adds, watches and removes the calendars of other sites."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Owner, User
from bookings.channels import fetching
from bookings.channels.tasks import fetch_feed, fetch_feeds, watch_feeds
from bookings.models import CalendarAddress, Conflict, Feed, Night
from core.outbox import deliver_due
from core.reading import Answer, CannotRead, Problem
from notifications.models import LocalMail

from .conftest import calendar, event, make_feed

DAY = timedelta(days=1)


@pytest.fixture
def site(monkeypatch):
    """What the other site answers; a Problem stands for an address that cannot be read."""
    answers: list = [Answer(200, {"ETag": '"1"'}, calendar())]

    def read(address, headers):
        answers.append(headers)
        if isinstance(answers[0], Problem):
            raise CannotRead(answers[0])
        return answers[0]

    monkeypatch.setattr(fetching, "read_address", read)
    return answers


@pytest.fixture
def page(client, owner, home):
    client.force_login(owner.user)
    return reverse("owner_channels:calendars", args=[home.reference])


def post(client, name: str, *args, **data):
    return client.post(reverse(f"owner_channels:{name}", args=args), data)


@pytest.mark.requirement("X-CAL-01")
def test_an_owner_adds_as_many_calendars_as_there_are_sites(
    client, page, home, arrival, site, django_capture_on_commit_callbacks
):
    site[0] = Answer(200, {}, calendar(event("a", arrival, arrival + DAY)))
    for channel in ("airbnb", "booking", "abritel"):
        with django_capture_on_commit_callbacks(execute=True):
            address = f"webcal://{channel}.test/calendar.ics"
            client.post(page, {"channel": channel, "address": address, "name": ""})

    assert [feed.address for feed in home.feeds.all()] == [
        f"https://{name}.test/calendar.ics" for name in ("airbnb", "booking", "abritel")
    ]
    assert Night.objects.filter(kind=Night.Kind.IMPORTED).count() == 1
    shown = client.get(page).content.decode()
    assert "Airbnb" in shown and Feed.objects.first().token in shown


@pytest.mark.parametrize(
    "address",
    ["", "example.org", "file:///etc/passwd", "https://me:secret@example.org/a.ics", "x" * 1001],
)
def test_a_wrong_address_is_refused_beside_its_field(client, page, home, address):
    response = client.post(page, {"channel": "airbnb", "address": address})

    assert response.status_code == 422
    assert response.context["form"].errors["address"]
    assert not home.feeds.exists()


def test_our_own_calendar_is_not_read_back(client, page, home):
    client.get(page)
    own = f"https://pcs.example/ical/{CalendarAddress.objects.get().token}.ics"

    assert client.post(page, {"channel": "other", "address": own}).status_code == 422


@pytest.mark.parametrize("name", ["fetch", "pause", "resume", "confirm", "renew_feed", "delete"])
def test_the_calendars_of_another_owner_are_not_found(client, db, feed, home, name):
    user = User.objects.create_user("other@example.org", "x")
    Owner.objects.create(user=user)
    client.force_login(user)

    assert post(client, name, home.reference, feed.pk).status_code == 404
    assert client.get(reverse("owner_channels:calendars", args=[home.reference])).status_code == 404


def test_a_calendar_of_another_home_is_not_found_here(client, page, feed, other_home):
    assert post(client, "pause", other_home.reference, feed.pk).status_code == 404


@pytest.mark.parametrize(
    ("answer", "trouble"),
    [
        (Answer(200, {}, b"<!doctype html><html>"), "html"),
        (Answer(404, {}, b""), "gone"),
        (Answer(403, {}, b""), "refused"),
        (Answer(500, {}, b""), "site_down"),
        (Answer(204, {}, b""), "not_calendar"),
        (Problem.PRIVATE, "private"),
        (Problem.SLOW, "slow"),
        (Problem.TOO_BIG, "too_big"),
    ],
)
def test_what_is_wrong_is_said_in_words_and_nothing_is_freed(
    client, page, feed, home, arrival, take_in, site, answer, trouble
):
    take_in(feed, event("a", arrival, arrival + DAY))
    site[0] = answer
    fetch_feed(feed.pk)

    feed.refresh_from_db()
    assert (feed.trouble, feed.failures, feed.alarm) == (trouble, 1, "")
    assert feed.next_fetch_at > timezone.now()
    assert Night.objects.filter(home=home).count() == 1
    assert client.get(page).context["cards"][0].advice


@pytest.mark.requirement("X-CAL-13")
def test_a_calendar_that_fails_again_and_again_raises_an_alarm_that_ends_by_itself(
    feed, site, arrival
):
    good, site[0] = site[0], Answer(503, {}, b"")
    for _time in range(3):
        fetch_feed(feed.pk)
    feed.refresh_from_db()
    assert feed.alarm == "failing"
    site[0] = good
    fetch_feed(feed.pk)

    feed.refresh_from_db()
    assert (feed.alarm, feed.failures, feed.next_fetch_at) == ("", 0, None)


@pytest.mark.requirement("X-CAL-13")
def test_a_calendar_nobody_read_for_hours_raises_an_alarm(feed, take_in, arrival):
    take_in(feed, event("a", arrival, arrival + DAY))
    Feed.objects.update(last_good_at=timezone.now() - timedelta(hours=7))
    watch_feeds()

    feed.refresh_from_db()
    assert feed.alarm == "stale"


def test_a_site_is_asked_whether_anything_changed(feed, site, arrival):
    fetch_feed(feed.pk)
    site[0] = Answer(304, {}, b"")
    fetch_feed(feed.pk)

    assert site[-1]["If-None-Match"] == '"1"'
    feed.refresh_from_db()
    assert feed.failures == 0


def test_calendars_that_wait_or_are_paused_are_left_alone(feed, other_home, site):
    later = make_feed(other_home)
    Feed.objects.filter(pk=later.pk).update(next_fetch_at=timezone.now() + timedelta(hours=1))
    Feed.objects.filter(pk=feed.pk).update(paused_at=timezone.now())
    fetch_feeds()

    assert len(site) == 1  # nobody asked


def test_reading_now_is_not_for_the_impatient(client, page, home, feed, site):
    for _time in range(2):
        response = post(client, "fetch", home.reference, feed.pk)

    assert response.status_code == 302
    assert len(list(response.wsgi_request._messages)) >= 1
    asked = Feed.objects.get().asked_at
    post(client, "fetch", home.reference, feed.pk)
    assert Feed.objects.get().asked_at == asked


def test_deleting_says_what_becomes_of_the_nights_and_then_frees_them(
    client, page, home, feed, arrival, take_in
):
    take_in(feed, event("a", arrival, arrival + DAY))
    asked = client.get(reverse("owner_channels:delete", args=[home.reference, feed.pk]))
    assert asked.context["count"] == 1
    post(client, "delete", home.reference, feed.pk)

    assert not Feed.objects.exists() and not Night.objects.exists()


def test_deleting_keeps_the_nights_another_calendar_takes(home, feed, arrival, take_in, owner):
    from bookings.channels.feeds import delete_feed

    other = make_feed(home, "booking")
    take_in(feed, event("a", arrival, arrival + 2 * DAY))
    take_in(other, event("b", arrival, arrival + DAY))
    delete_feed(feed, owner.user)

    assert [night.date for night in Night.objects.all()] == [arrival]


def test_a_double_booking_is_settled_in_words(
    client, page, home, feed, paid_stay, arrival, take_in
):
    take_in(feed, event("a", arrival, arrival + DAY))
    conflict = Conflict.objects.get()
    assert "Airbnb" in client.get(page).content.decode()
    assert post(client, "settle", home.reference, conflict.pk).status_code == 422
    post(client, "settle", home.reference, conflict.pk, note="Moved by phone")

    conflict.refresh_from_db()
    assert (conflict.note, conflict.settled_by) == ("Moved by phone", home.owner.user)
    take_in(feed, event("a", arrival, arrival + DAY))
    assert Conflict.objects.count() == 1


def test_owners_are_told_by_mail_in_their_language(
    feed, home, paid_stay, arrival, take_in, django_capture_on_commit_callbacks
):
    take_in(feed, event("a", arrival, arrival + DAY))
    take_in(feed, body=b"")
    deliver_due()
    deliver_due()

    mails = [mail for mail in LocalMail.objects.all() if mail.to == home.owner.user.email]
    assert len(mails) == 2
    assert all("/owner/homes/P04-01/calendars/" in mail.text for mail in mails)


def test_the_first_reading_is_watched_by_the_page(client, page, home, feed):
    url = reverse("owner_channels:state", args=[home.reference, feed.pk])

    assert 'hx-trigger="every 2s"' in client.get(page).content.decode()
    assert client.get(url).status_code == 302
    assert client.get(url, headers={"HX-Request": "true"}).status_code == 200
