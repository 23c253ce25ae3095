"""What billing writes to travellers and owners."""

from typing import Any

from django.utils import timezone
from django.utils.translation import get_language

from accounts.models import User
from bookings.messages import policy_steps
from bookings.models import InventoryReport, Stay
from notifications.letters import Attachment, Contents, letter

from .models import Contract, Document, Mandate, Refund
from .services.contracts import seal_contract
from .services.documents import seal
from .services.inventories import store_inventory


def file_of(paper: Document | Contract | InventoryReport | Mandate) -> Attachment:
    with paper.pdf.open() as file:
        return (f"{paper.number}.pdf", file.read(), "application/pdf")


def _about(stay: Stay) -> dict[str, Any]:
    listing = stay.home.listings.in_language(get_language()).first()
    return {"stay": stay, "home": stay.home, "listing": listing, "agency": stay.home.agency}


def _papers(user: User, invoice: int) -> Contents:
    """A stay as it now stands, its invoice and its contract."""
    document = seal(invoice)
    stay = document.stay
    steps = policy_steps(stay.policy, stay.arrival)
    today = timezone.localdate()
    context = _about(stay) | {
        "guidebook": stay.home.guidebooks.exists(),
        "invoice": document,
        "step": next(step for step in steps if step.until is None or step.until >= today),
    }
    contract = seal_contract(stay.contracts.latest().pk)
    return Contents(context, [file_of(document), file_of(contract)])


@letter("billing/confirmed")
def confirmed(user: User, invoice: int) -> Contents:
    return _papers(user, invoice)


@letter("billing/changed")
def changed(user: User, invoice: int) -> Contents:
    contents = _papers(user, invoice)
    before = Document.objects.filter(kind=Document.Kind.CREDIT_NOTE, stay=contents.context["stay"])
    note = before.filter(pk__lt=invoice).latest("pk")
    back = sum(refund.amount for refund in note.refunds.all())
    files = [*contents.attachments, file_of(seal(note.pk))]
    return Contents(contents.context | {"note": note, "back": back}, files)


@letter("billing/cancelled")
def cancelled(user: User, stay: int, note: int | None) -> Contents:
    context = _about(Stay.objects.get(pk=stay))
    if note is None:
        return Contents(context | {"note": None, "back": None})
    document = seal(note)
    return Contents(context | {"note": document, "back": -document.total}, [file_of(document)])


@letter("billing/refund_failed")
@letter("billing/too_late")
def about_refund(user: User, refund: int) -> Contents:
    back = Refund.objects.select_related("payment__stay__home", "payment__change").get(pk=refund)
    return Contents(_about(back.payment.stay) | {"refund": back})


@letter("billing/inventory")
def inventory(user: User, report: int) -> Contents:
    """A sealed report, to the owner and to the traveller."""
    found = store_inventory(report)
    owns = found.stay.home.owner.user_id == user.pk
    return Contents(_about(found.stay) | {"report": found, "owns": owns}, [file_of(found)])
