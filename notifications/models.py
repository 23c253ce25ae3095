from django.db import models
from django.utils.translation import gettext_lazy as _


class LocalMail(models.Model):
    """A mail kept instead of sent, where the demo and the tests can read it."""

    to = models.CharField(_("to"), max_length=320)
    subject = models.CharField(_("subject"), max_length=300)
    text = models.TextField(_("text"))
    html = models.TextField(_("page"), blank=True)
    sent_at = models.DateTimeField(_("sent"), auto_now_add=True)
    # As mail systems do: the same mail delivered again is not another one.
    message_id = models.CharField(max_length=120, blank=True, editable=False)

    class Meta:
        verbose_name = _("local mail")
        verbose_name_plural = _("local mails")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["message_id"], condition=~models.Q(message_id=""), name="one_mail_per_id"
            ),
        ]

    def __str__(self) -> str:
        return self.subject


class LocalAttachment(models.Model):
    """A file that came with a local mail."""

    mail = models.ForeignKey(LocalMail, on_delete=models.CASCADE, related_name="attachments")
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    content = models.BinaryField()

    def __str__(self) -> str:
        return self.name
