from typing import Any, Self

from django.db import models
from django.utils import timezone

Body = dict[str, Any]


class ResourceQuerySet(models.QuerySet["Resource"]):
    def of(self, kind: str) -> Self:
        return self.filter(kind=kind)

    def due(self) -> Self:
        return self.filter(due_at__lte=timezone.now()).order_by("due_at")

    def newest_first(self) -> Self:
        return self.order_by("-sequence")


class Resource(models.Model):
    """One object of the API, kept as the JSON that it answers with."""

    sequence = models.BigAutoField(primary_key=True)
    reference = models.CharField(max_length=80, unique=True)
    kind = models.CharField(max_length=40)
    body = models.JSONField()
    # What Stripe knows about it and does not say.
    private = models.JSONField(default=dict)
    # When time alone will change it: a session expires, a slow bank answers.
    due_at = models.DateTimeField(null=True, db_index=True)

    objects = ResourceQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["kind", "-sequence"], name="by_kind_newest_first")]

    def __str__(self) -> str:
        return self.reference

    def __getitem__(self, key: str) -> Any:
        return self.body[key]

    def change(self, **values: Any) -> Body:
        """Save new values and return those they replaced, as events tell them."""
        previous = {key: self.body.get(key) for key, new in values.items()}
        changed = {key: old for key, old in previous.items() if old != values[key]}
        self.body.update(values)
        self.save()
        return changed


class IdempotencyRecord(models.Model):
    """The first answer given under an Idempotency-Key; no status yet while it is being made."""

    key = models.CharField(max_length=255, unique=True)
    path = models.CharField(max_length=255)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(null=True)
    body = models.JSONField(null=True)
    request_id = models.CharField(max_length=40)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.key


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def pending(self) -> Self:
        return self.filter(due_at__isnull=False)

    def due(self) -> Self:
        return self.filter(due_at__lte=timezone.now()).order_by("due_at", "pk")


class Delivery(models.Model):
    """One event on its way to the webhook endpoint; not due any more once accepted or given up."""

    event = models.OneToOneField(Resource, on_delete=models.CASCADE)
    due_at = models.DateTimeField(null=True, db_index=True)
    attempts = models.PositiveIntegerField(default=0)
    delivered_at = models.DateTimeField(null=True)
    last_answer = models.CharField(max_length=200, blank=True)

    objects = DeliveryQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.event}, {self.attempts} attempts"
