from collections.abc import Iterable

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import Owner, User
from catalogue.models import Home
from core import audit
from notifications.services import notify

from ..models import Message, MessageFile, Thread
from ..office_mail import write_to_office


@transaction.atomic
def start_thread(
    owner: Owner,
    subject: str,
    body: str,
    by: User,
    home: Home | None = None,
    files: Iterable[UploadedFile] = (),
) -> Thread:
    """Begin a conversation with its first message."""
    now = timezone.now()
    thread = Thread.objects.create(owner=owner, home=home, subject=subject, last_at=now)
    write(thread, body, by, files)
    return thread


@transaction.atomic
def write(thread: Thread, body: str, by: User, files: Iterable[UploadedFile] = ()) -> Message:
    """Add a message, which opens the conversation again, and tell the other side by mail."""
    now = timezone.now()
    from_staff = by.pk != thread.owner.user_id
    message = Message.objects.create(
        thread=thread, author=by, from_staff=from_staff, body=body, sent_at=now
    )
    for file in files:
        MessageFile.objects.create(message=message, file=file, name=(file.name or "")[:120])
    thread.state, thread.last_at = Thread.State.OPEN, now
    thread.save(update_fields=["state", "last_at"])
    mark_read(thread, by)
    _tell(message)
    return message


def mark_read(thread: Thread, by: User) -> None:
    """What the other side wrote has been seen."""
    by_staff = by.pk != thread.owner.user_id
    unread = thread.messages.filter(from_staff=not by_staff, read_at=None)
    unread.update(read_at=timezone.now())


@transaction.atomic
def settle(thread: Thread, by: User) -> None:
    """Close a conversation; the next message opens it again."""
    thread.state = Thread.State.CLOSED
    thread.save(update_fields=["state"])
    audit.record(by, "closed conversation", thread)


def _tell(message: Message) -> None:
    """Write to the owner, or to the agency."""
    thread = message.thread
    if message.from_staff:
        user = thread.owner.user
        notify(user, "bookings/message", str(message.pk), user.reads, message=message.pk)
        return
    context = {"message": message, "thread": thread, "address": reverse("thread", args=[thread.pk])}
    write_to_office(thread.home, "bookings/message_to_office", str(message.pk), context)
