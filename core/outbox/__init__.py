"""What must happen once (a mail, a PDF, a refund), decided in a transaction and done after it.

`enqueue` writes a row with the caller's changes; a worker wakes up on commit, and a sweep
finds whatever a crash left behind. Handlers run outside any transaction and must be safe to
run twice.
"""

from .delivery import deliver, deliver_due, retry
from .registry import Payload, enqueue, handler

__all__ = ["Payload", "deliver", "deliver_due", "enqueue", "handler", "retry"]
