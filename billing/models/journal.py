from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Owner
from bookings.models import Stay


class Account(models.TextChoices):
    """The accounts used so far, of the French general chart."""

    TRAVELLERS = "411", _("Travellers")
    OWNERS_FEES = "4112", _("Owners, for our fees")
    TOURIST_TAX = "4471", _("Tourist tax collected")
    VAT = "44571", _("VAT collected")
    OWNERS = "4671", _("Money held for owners")
    STRIPE = "5171", _("Stripe")
    SERVICES = "706", _("Services")


class Entry(models.Model):
    """One movement of the books: its lines balance, and it is never edited."""

    key = models.CharField(max_length=80, unique=True)
    label = models.CharField(_("label"), max_length=200)
    stay = models.ForeignKey(
        Stay,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="entries",
        verbose_name=_("stay"),
    )
    owner = models.ForeignKey(
        Owner,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="entries",
        verbose_name=_("owner"),
    )
    date = models.DateField(_("date"))
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("journal entry")
        verbose_name_plural = _("journal")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(stay=None, owner__isnull=False) | Q(stay__isnull=False, owner=None),
                name="an_entry_is_about_one",
            ),
        ]

    def __str__(self) -> str:
        return self.label


class EntryLine(models.Model):
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="lines")
    account = models.CharField(_("account"), max_length=8, choices=Account)
    debit = models.DecimalField(_("debit"), max_digits=11, decimal_places=2, default=0)
    credit = models.DecimalField(_("credit"), max_digits=11, decimal_places=2, default=0)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(debit__gt=0, credit=0) | Q(credit__gt=0, debit=0),
                name="a_line_is_debit_or_credit",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account} {self.debit} {self.credit}"
