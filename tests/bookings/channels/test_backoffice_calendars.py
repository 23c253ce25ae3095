"""Staff see which calendars are well, and settle double bookings."""

from datetime import timedelta

from django.urls import reverse

from bookings.models import Conflict

from .conftest import event

DAY = timedelta(days=1)


def test_staff_see_calendars_and_confirm_what_is_gone(
    client, staff, feed, home, arrival, take_in, settings
):
    take_in(feed, event("a", arrival, arrival + DAY))
    take_in(feed, body=b"")
    client.force_login(staff)
    assert client.get(reverse("feed:index")).status_code == 200
    page = client.get(reverse("feed:inspect", args=[feed.pk])).content.decode()
    assert reverse("feed:confirm", args=[feed.pk]) in page and feed.token not in page
    client.post(reverse("feed:confirm", args=[feed.pk]))

    feed.refresh_from_db()
    assert feed.removal_allowed


def test_staff_settle_a_double_booking_with_a_note(
    client, staff, feed, paid_stay, arrival, take_in
):
    take_in(feed, event("a", arrival, arrival + DAY))
    conflict = Conflict.objects.get()
    client.force_login(staff)
    assert client.get(reverse("conflict:index")).status_code == 200
    assert client.get(reverse("conflict:inspect", args=[conflict.pk])).status_code == 200
    client.post(reverse("conflict:settle", args=[conflict.pk]), {"note": ""})
    assert Conflict.objects.open().exists()
    client.post(reverse("conflict:settle", args=[conflict.pk]), {"note": "Moved"})

    conflict.refresh_from_db()
    assert (conflict.settled_by, conflict.note) == (staff, "Moved")
    assert client.get(reverse("wagtailadmin_home")).status_code == 200
