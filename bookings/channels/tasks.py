"""Each calendar is fetched by a task of its own: a slow site holds up no other."""

from huey import crontab
from huey.contrib.djhuey import db_periodic_task, db_task

from ..models import Feed
from .alarms import sound_stale
from .errors import Unread
from .fetching import fetch
from .importing import note_failure, read, read_again


@db_task()
def fetch_feed(feed_id: int) -> None:
    """Fetch a calendar and take it in; a failure is noted beside it."""
    feed = Feed.objects.select_related("home").filter(pk=feed_id, paused_at=None).first()
    if feed is None:  # deleted or paused meanwhile
        return
    try:
        fetched = fetch(feed)
        if fetched.body is None:
            read_again(feed)
        else:
            read(feed, fetched.body, fetched.etag, fetched.last_modified)
    except Unread as error:
        note_failure(feed.pk, error.trouble)


@db_periodic_task(crontab(minute="*/15"))
def fetch_feeds() -> None:
    """Every calendar that is not to be left alone for now."""
    for feed_id in Feed.objects.due().values_list("pk", flat=True):
        fetch_feed(feed_id)


@db_periodic_task(crontab(minute="*/15"))
def watch_feeds() -> None:
    sound_stale()
