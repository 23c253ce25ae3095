from django.db import models
from django.utils.translation import gettext_lazy as _


class CancellationPolicy(models.Model):
    """How much of the nights a traveller gets back, by days left before arrival.

    A stay keeps a copy of the steps it was booked under, so a new version changes nothing
    that is already agreed.
    """

    class Kind(models.TextChoices):
        FLEXIBLE = "flexible", _("Flexible")
        MODERATE = "moderate", _("Moderate")
        STRICT = "strict", _("Strict")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    valid_from = models.DateField(_("valid from"))

    class Meta:
        verbose_name = _("cancellation policy")
        verbose_name_plural = _("cancellation policies")
        ordering = ["kind", "-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "valid_from"], name="one_policy_per_date"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.valid_from:%Y-%m-%d}"


class CancellationStep(models.Model):
    """From this many days before arrival on, this share of the nights is paid back."""

    policy = models.ForeignKey(
        CancellationPolicy, on_delete=models.CASCADE, related_name="steps", verbose_name=_("policy")
    )
    days_before = models.PositiveSmallIntegerField(_("at least this many days before arrival"))
    percent = models.PositiveSmallIntegerField(_("percent of the nights paid back"))

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ["-days_before"]
        constraints = [
            models.UniqueConstraint(fields=["policy", "days_before"], name="one_step_per_delay"),
            models.CheckConstraint(
                condition=models.Q(percent__lte=100), name="step_pays_back_at_most_all"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.days_before}: {self.percent} %"
