from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Owner, User
from catalogue.models import Home
from core.storage import private_storage


class Thread(models.Model):
    """A conversation between an owner and PCS."""

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("a conversation", "Open")
        CLOSED = "closed", _("Closed")

    owner = models.ForeignKey(
        Owner, on_delete=models.PROTECT, related_name="threads", verbose_name=_("owner")
    )
    home = models.ForeignKey(
        Home,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="threads",
        verbose_name=_("home"),
    )
    subject = models.CharField(_("subject"), max_length=120)
    state = models.CharField(_("state"), max_length=6, choices=State, default=State.OPEN)
    started_at = models.DateTimeField(_("started"), auto_now_add=True)
    last_at = models.DateTimeField(_("last message"), db_index=True)

    class Meta:
        verbose_name = _("conversation")
        verbose_name_plural = _("conversations")
        ordering = ["-last_at"]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        return reverse("owner_messages:thread", args=[self.pk])


class MessageQuerySet(models.QuerySet["Message"]):
    def unread_by(self, owner: Owner) -> "MessageQuerySet":
        """What PCS wrote to an owner who has not opened it yet."""
        return self.filter(thread__owner=owner, from_staff=True, read_at=None)

    def unread_by_staff(self) -> "MessageQuerySet":
        return self.filter(from_staff=False, read_at=None)


class Message(models.Model):
    """What one side of a conversation wrote; `read_at` is when the other side opened it."""

    thread = models.ForeignKey(
        Thread, on_delete=models.CASCADE, related_name="messages", verbose_name=_("conversation")
    )
    author = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name=_("author")
    )
    from_staff = models.BooleanField(_("written by PCS"))
    body = models.TextField(_("message"), max_length=5000)
    sent_at = models.DateTimeField(_("sent"))
    read_at = models.DateTimeField(_("read"), null=True, blank=True)

    objects: ClassVar = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["sent_at", "id"]
        indexes: ClassVar = [
            models.Index(
                fields=["thread", "from_staff"], condition=Q(read_at=None), name="message_unread"
            ),
        ]

    def __str__(self) -> str:
        return self.body[:60]


def attachment_path(file: Any, name: str) -> str:
    return f"messages/{file.message_id}/{name}"


class MessageFile(models.Model):
    """A picture or a PDF that came with a message."""

    message = models.ForeignKey(
        Message, on_delete=models.CASCADE, related_name="files", verbose_name=_("message")
    )
    file = models.FileField(_("file"), storage=private_storage, upload_to=attachment_path)
    name = models.CharField(_("name"), max_length=120)

    class Meta:
        verbose_name = _("file of a message")
        verbose_name_plural = _("files of messages")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name
