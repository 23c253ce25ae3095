import pytest
from django.test import override_settings

from core.models import OutboxEntry
from core.outbox import deliver, enqueue, handler
from core.viewsets import export, paginator


@pytest.fixture
def office(client, staff):
    client.force_login(staff)
    return client


@pytest.fixture
def given_up(db) -> OutboxEntry:
    return OutboxEntry.objects.create(
        kind="test.office", key="1", state=OutboxEntry.State.DEAD, attempts=10, last_error="Boom"
    )


def test_an_entry_that_was_given_up_is_tried_again(given_up, office):
    done = []
    handler("test.office")(done.append)

    office.post(f"/cms/outbox_entry/retry/{given_up.pk}/")
    deliver(given_up.pk)

    given_up.refresh_from_db()
    assert given_up.state == OutboxEntry.State.DONE
    assert len(done) == 1


def test_an_entry_that_is_done_is_not_done_again(given_up, office):
    OutboxEntry.objects.update(state=OutboxEntry.State.DONE)
    office.post(f"/cms/outbox_entry/retry/{given_up.pk}/")
    given_up.refresh_from_db()
    assert given_up.state == OutboxEntry.State.DONE


def test_what_was_given_up_is_filtered_and_alarms_the_first_page(given_up, office):
    enqueue("test.other", "2", {})
    listed = office.get("/cms/outbox_entry/?state=dead").context["object_list"]
    assert list(listed) == [given_up]
    assert "Boom" in office.get("/cms/").content.decode()


def test_letters_are_not_shown_they_may_hold_a_code(office, db):
    entry = OutboxEntry.objects.create(kind="mail", key="1", payload={"body": "code 482913"})
    for address in ("/cms/outbox_entry/", f"/cms/outbox_entry/inspect/{entry.pk}/"):
        assert "482913" not in office.get(address).content.decode()


def test_a_long_table_is_counted_no_further_than_needed(monkeypatch, db):
    monkeypatch.setattr(paginator, "MOST", 5)
    OutboxEntry.objects.bulk_create(OutboxEntry(kind="x", key=str(n)) for n in range(9))

    pages = paginator.BoundedPaginator(OutboxEntry.objects.order_by("-id"), 2)

    assert (pages.count, pages.num_pages) == (5, 3)
    with override_settings(LANGUAGE_CODE="en"):
        assert "5" in pages.items_count_label


def test_a_sheet_that_would_be_too_long_is_refused_with_a_sentence(monkeypatch, office, db):
    monkeypatch.setattr(export, "LONGEST_SHEET", 2)
    OutboxEntry.objects.bulk_create(OutboxEntry(kind="x", key=str(n)) for n in range(3))

    answer = office.get("/cms/outbox_entry/?export=csv", follow=True)

    assert answer.redirect_chain
    assert "2" in str(next(iter(answer.context["messages"])))
