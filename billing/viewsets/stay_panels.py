"""What billing knows of a stay, on its page in the back-office."""

from typing import Any

from laces.components import Component

from bookings.models import Stay

from ..explanations import explain
from ..models import Refund


class StayPanel(Component):
    def __init__(self, stay: Stay) -> None:
        self.stay = stay


class PricePanel(StayPanel):
    """The price agreed, each line with what it was computed from."""

    template_name = "billing/admin/_stay_price.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        quote = self.stay.quotes.prefetch_related("lines").first()
        return {"quote": quote, "lines": explain(quote.lines.all()) if quote else []}


class MoneyPanel(StayPanel):
    """Payments, refunds, invoices and credit notes."""

    template_name = "billing/admin/_stay_money.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {
            "payments": self.stay.payments.all(),
            "refunds": Refund.objects.filter(payment__stay=self.stay),
            "documents": self.stay.documents.all(),
        }


class ActionsPanel(StayPanel):
    """What staff can do with a confirmed stay."""

    template_name = "billing/admin/_stay_actions.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {"stay": self.stay}
