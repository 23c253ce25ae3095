"""What the outbox carries out for billing: each is safe to run twice."""

from core import outbox

from . import gateway
from .models import Refund, Subscription
from .services import events
from .services.contracts import seal_contract
from .services.documents import seal
from .services.inventories import store_inventory
from .services.mandates import seal_mandate
from .services.refunds import note_refund
from .services.renewals import reprice


@outbox.handler("billing.seal")
def store_pdf(payload: outbox.Payload) -> None:
    seal(payload["document"])


@outbox.handler("billing.seal_contract")
def store_contract(payload: outbox.Payload) -> None:
    seal_contract(payload["contract"])


@outbox.handler("billing.store_inventory")
def store_report(payload: outbox.Payload) -> None:
    store_inventory(payload["report"])


@outbox.handler("billing.refund")
def send_refund(payload: outbox.Payload) -> None:
    refund = Refund.objects.select_related("payment").get(pk=payload["refund"])
    if refund.state != Refund.State.PENDING:
        return
    made = gateway.refund(refund.payment.intent, refund.amount, str(refund.pk))
    note_refund(refund.pk, made.id, made.state)


@outbox.handler("billing.expire_checkout")
def close_payment_page(payload: outbox.Payload) -> None:
    gateway.expire_checkout(payload["session"])


@outbox.handler("billing.end_subscription")
def end_subscription(payload: outbox.Payload) -> None:
    """Tell Stripe what the owner decided last, whatever was decided in between."""
    subscription = Subscription.objects.get(pk=payload["subscription"])
    if subscription.is_alive:
        gateway.end_with_period(
            subscription.stripe_id, ends=subscription.ending_asked_at is not None
        )


@outbox.handler("billing.reprice_subscription")
def reprice_subscription(payload: outbox.Payload) -> None:
    reprice(Subscription.objects.get(pk=payload["subscription"]), payload["tariff"])


@outbox.handler("billing.seal_mandate")
def store_mandate(payload: outbox.Payload) -> None:
    seal_mandate(payload["mandate"])


@outbox.handler("billing.stripe_event")
def process_stripe_event(payload: outbox.Payload) -> None:
    events.process(payload["event"])
