"""Verbs over the one table of resources."""

import time
from datetime import datetime

from billing.sandbox.api.errors import InvalidRequest
from billing.sandbox.ids import new_id
from billing.sandbox.models import Body, Resource


def now() -> int:
    return int(time.time())


def insert(
    kind: str,
    body: Body,
    *,
    reference: str = "",
    private: Body | None = None,
    due_at: datetime | None = None,
) -> Resource:
    reference = reference or new_id(kind)
    return Resource.objects.create(
        reference=reference,
        kind=kind,
        body={"id": reference, "object": kind, "created": now(), **body},
        private=private or {},
        due_at=due_at,
    )


def fetch(kind: str, reference: str) -> Resource:
    """The resource that a URL names: a stranger to us is a 404."""
    if found := find(kind, reference):
        return found
    raise missing(kind, reference, "id", status=404)


def refer(kind: str, reference: str, param: str) -> Resource:
    """The resource that a parameter names: a stranger to us is a bad request."""
    if found := find(kind, reference):
        return found
    raise missing(kind, reference, param, status=400)


def find(kind: str, reference: str) -> Resource | None:
    return Resource.objects.of(kind).filter(reference=reference).first()


def missing(kind: str, reference: str, param: str, *, status: int) -> InvalidRequest:
    noun = kind.replace(".", " ").replace("_", "")
    message = f"No such {noun}: '{reference}'"
    return InvalidRequest(message, code="resource_missing", param=param, status=status)
