from collections.abc import Iterator

from django.db.models import Count, Q
from django.utils.translation import ngettext

from accounts.models import Owner
from accounts.space import Need, need

from ...models import Message, Thread

UNREAD = Count("messages", filter=Q(messages__from_staff=True, messages__read_at=None))


@need
def messages_to_read(owner: Owner) -> Iterator[Need]:
    threads = Thread.objects.filter(owner=owner).annotate(unread=UNREAD)
    for thread in threads.filter(unread__gt=0):
        words = ngettext(
            "%(count)s message to read: %(subject)s",
            "%(count)s messages to read: %(subject)s",
            thread.unread,
        )
        known = {"count": thread.unread, "subject": thread.subject}
        yield Need(words % known, thread.get_absolute_url())


def unread_count(owner: Owner) -> int:
    """Beside the name of the section."""
    return Message.objects.unread_by(owner).count()
