"""What is kept of conversations with the assistant, for thirty days."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from accounts.models import User


def new_key() -> str:
    return get_random_string(32)


class Conversation(models.Model):
    """Questions of one visitor; the key lies in their session and nowhere else."""

    key = models.CharField(max_length=32, unique=True, default=new_key, editable=False)
    # So that whoever deletes their account is forgotten here too.
    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, related_name="+")
    started_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("conversation")
        verbose_name_plural = _("conversations")

    def __str__(self) -> str:
        return f"{self.started_at:%Y-%m-%d %H:%M}"


class Message(models.Model):
    """A question and how it was answered. Answers are drawn from their sources when shown."""

    class Kind(models.TextChoices):
        ANSWER = "answer", _("Answered")
        CHOICES = "choices", _("Asked back")
        PERSONAL = "personal", _("Answered from one's own data")
        UNKNOWN = "unknown", _("Not answered")

    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="messages"
    )
    question = models.CharField(max_length=300)
    kind = models.CharField(max_length=10, choices=Kind)
    # Translation keys of the entries that answer, or that were proposed.
    sources = models.JSONField(default=list)
    intent = models.CharField(max_length=20, blank=True)
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.question


class UnansweredQuestion(models.Model):
    """What visitors ask and the FAQ does not say, without whatever tells who asked."""

    class State(models.TextChoices):
        OPEN = "open", _("To look at")
        ANSWERED = "answered", _("Made into an entry")
        DISMISSED = "dismissed", _("Set aside")

    text = models.CharField(_("question"), max_length=300)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    language = models.CharField(_("language"), max_length=20)
    count = models.PositiveIntegerField(_("times"), default=1)
    first_asked = models.DateTimeField(_("first asked"), default=timezone.now)
    last_asked = models.DateTimeField(_("last asked"), default=timezone.now, db_index=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)

    objects: ClassVar[models.Manager["UnansweredQuestion"]] = models.Manager()

    class Meta:
        verbose_name = _("unanswered question")
        verbose_name_plural = _("unanswered questions")
        ordering = ["-last_asked"]

    def __str__(self) -> str:
        return self.text
