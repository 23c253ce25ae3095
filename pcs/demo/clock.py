from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from unittest import mock


@contextmanager
def clock(at: datetime) -> Iterator[None]:
    """Let the services believe that it is another moment, so that a past can be played."""
    with mock.patch("django.utils.timezone.now", return_value=at):
        yield
