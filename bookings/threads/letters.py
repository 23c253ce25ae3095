from accounts.models import User
from notifications.letters import Contents, letter

from ..models import Message


@letter("bookings/message")
def about_message(user: User, message: int) -> Contents:
    """Somebody wrote; the files that came with it stay on the site."""
    written = Message.objects.select_related("thread__owner", "author").get(pk=message)
    return Contents({"message": written, "thread": written.thread})
