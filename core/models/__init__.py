from .audit import AuditEntry
from .idempotency import IdempotencyRecord
from .outbox import OutboxEntry
from .stamp import Stamp

__all__ = ["AuditEntry", "IdempotencyRecord", "OutboxEntry", "Stamp"]
