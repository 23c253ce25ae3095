from django.utils.translation import gettext_lazy as _

from core.viewsets import MoneyColumn, ReadOnlyViewSet, StateColumn, TextColumn

from ..models import Payment, Refund, StripeEvent


class PaymentViewSet(ReadOnlyViewSet):
    model = Payment
    name = "payment"
    url_prefix = "payments"
    icon = "check"
    ordering = ("-id",)
    related = ("stay",)
    list_display = [
        "stay",
        MoneyColumn("amount", _("Amount")),
        StateColumn(Payment.State.PAID),
        TextColumn("note", _("Note")),
        TextColumn("created_at", _("Opened")),
        TextColumn("paid_at", _("Paid at")),
    ]
    list_filter = {"state": ["exact"], "created_at": ["date__gte", "date__lte"]}
    search_lookups = ("stay__reference__iexact", "session", "intent")
    inspect_view_fields_exclude = ["url"]
    list_export = ["stay", "amount", "state", "session", "intent", "note", "created_at", "paid_at"]


class RefundViewSet(ReadOnlyViewSet):
    model = Refund
    name = "refund"
    url_prefix = "refunds"
    icon = "rotate"
    ordering = ("-id",)
    related = ("payment__stay",)
    list_display = [
        TextColumn("payment.stay", _("Stay")),
        MoneyColumn("amount", _("Amount")),
        TextColumn("get_reason_display", _("Reason")),
        StateColumn(Refund.State.DONE),
        TextColumn("created_at", _("Decided")),
        TextColumn("done_at", _("Paid back at")),
    ]
    list_filter = {
        "state": ["exact"],
        "reason": ["exact"],
        "created_at": ["date__gte", "date__lte"],
    }
    search_lookups = ("payment__stay__reference__iexact", "stripe_id")
    list_export = [
        "payment.stay",
        "amount",
        "reason",
        "state",
        "stripe_id",
        "created_at",
        "done_at",
    ]


class StripeEventViewSet(ReadOnlyViewSet):
    model = StripeEvent
    name = "stripe_event"
    url_prefix = "stripe-events"
    icon = "download"
    ordering = ("-id",)
    list_display = [
        "event_id",
        TextColumn("type", _("Type")),
        TextColumn("received_at", _("Received")),
        TextColumn("processed_at", _("Processed")),
    ]
    list_filter = {"type": ["exact"], "processed_at": ["isnull"]}
    search_lookups = ("event_id", "type__startswith")
    list_export = ["event_id", "type", "received_at", "processed_at"]
