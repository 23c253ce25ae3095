"""What accounting looks at first in the morning."""

from datetime import timedelta

from django.db.models import Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.dashboard import ROWS, Figure, Line, OfficePanel
from core.money import ZERO, format_money

from .models import Document, Payment, Refund

SLOW_REFUND = timedelta(hours=1)
SLOW_PDF = timedelta(minutes=10)


class TroublePanel(OfficePanel):
    """Money and documents that somebody must look at."""

    title = _("Money to look at")
    empty = _("Payments, refunds and documents are in order.")
    order = 15

    def __init__(self) -> None:
        now = timezone.now()
        pending = Refund.objects.filter(state=Refund.State.PENDING)
        self.mismatches = Payment.objects.filter(state=Payment.State.MISMATCH)
        self.failed = Refund.objects.filter(state=Refund.State.FAILED)
        self.slow = pending.filter(created_at__lt=now - SLOW_REFUND)
        self.unsealed = Document.objects.unsealed().filter(issued_at__lt=now - SLOW_PDF)

    def figures(self) -> list[Figure]:
        payments, refunds = reverse("payment:index"), reverse("refund:index")
        documents = reverse("document:index")
        rows = (
            (_("payments that do not match"), self.mismatches, f"{payments}?state=mismatch"),
            (_("refunds failed"), self.failed, f"{refunds}?state=failed"),
            (_("refunds under way for over an hour"), self.slow, f"{refunds}?state=pending"),
            (_("documents without their PDF"), self.unsealed, f"{documents}?unsealed=true"),
        )
        counted = [(label, rows.count(), url) for label, rows, url in rows]
        return [Figure(label, count, url, alarm=count > 0) for label, count, url in counted]

    def lines(self) -> list[Line]:
        payments = self.mismatches.select_related("stay").order_by("-id")[:ROWS]
        return [
            Line(payment, reverse("payment:inspect", args=[payment.pk]), payment.note)
            for payment in payments
        ]


class RevenuePanel(OfficePanel):
    """What came in and what was invoiced this month."""

    title = _("This month")
    order = 35

    def figures(self) -> list[Figure]:
        start = timezone.localtime().replace(day=1, hour=0, minute=0, second=0, microsecond=0)
        since = f"{start:%Y-%m-%d}"
        paid = Payment.objects.paid().filter(paid_at__gte=start).aggregate(sum=Sum("amount"))
        issued = Document.objects.filter(issued_at__gte=start).aggregate(sum=Sum("total"))
        back = Refund.objects.filter(state=Refund.State.DONE, done_at__gte=start)
        returned = back.aggregate(sum=Sum("amount"))
        sums = (
            (_("paid"), paid, f"{reverse('payment:index')}?state=paid"),
            (_("paid back"), returned, f"{reverse('refund:index')}?state=done"),
            (
                _("invoiced, less credit notes"),
                issued,
                f"{reverse('document:index')}?issued_at__date__gte={since}",
            ),
        )
        return [Figure(label, format_money(row["sum"] or ZERO), url) for label, row, url in sums]
