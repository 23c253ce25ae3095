from datetime import timedelta

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# Longer than anything takes: three calls of ten seconds, with the pauses between them.
LEASE = timedelta(seconds=45)


class OutboxQuerySet(models.QuerySet["OutboxEntry"]):
    def due(self) -> "OutboxQuerySet":
        """Entries to work on now, among them those whose worker died."""
        now = timezone.now()
        waiting = Q(state=OutboxEntry.State.PENDING, due_at__lte=now)
        abandoned = Q(state=OutboxEntry.State.RUNNING, leased_until__lt=now)
        return self.filter(waiting | abandoned)

    def claim(self, pk: int) -> bool:
        """Take one due entry; False when another worker has it or it is done."""
        lease = timezone.now() + LEASE
        return bool(
            self.due()
            .filter(pk=pk)
            .update(state=OutboxEntry.State.RUNNING, leased_until=lease, attempts=F("attempts") + 1)
        )


class OutboxEntry(models.Model):
    """Something that must happen once, written in the transaction that decided it."""

    class State(models.TextChoices):
        PENDING = "pending", _("Waiting")
        RUNNING = "running", _("Under way")
        DONE = "done", _("Done")
        DEAD = "dead", _("Given up")

    kind = models.CharField(_("kind"), max_length=60)
    key = models.CharField(_("effect key"), max_length=120)
    payload = models.JSONField(_("payload"), default=dict, encoder=DjangoJSONEncoder)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.PENDING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    last_error = models.TextField(_("last error"), blank=True)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    due_at = models.DateTimeField(_("due"), default=timezone.now)
    leased_until = models.DateTimeField(_("leased until"), null=True, blank=True)
    done_at = models.DateTimeField(_("done at"), null=True, blank=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        verbose_name = _("outbox entry")
        verbose_name_plural = _("outbox")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], name="one_effect_per_key"),
        ]
        indexes = [
            # What the back-office counts and filters.
            models.Index(fields=["state", "attempts"], name="outbox_state"),
            models.Index(
                fields=["due_at"],
                condition=Q(state__in=["pending", "running"]),
                name="outbox_due",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
