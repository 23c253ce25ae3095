"""What billing writes to travellers."""

from accounts.models import User
from bookings.models import Stay
from notifications.letters import Attachment, Contents, letter

from .models import Document, Payment
from .services.documents import seal


def _attached(document: Document) -> Attachment:
    with document.pdf.open() as file:
        return (f"{document.number}.pdf", file.read(), "application/pdf")


def _stay_context(stay: Stay, language: str) -> dict[str, object]:
    listing = stay.home.listings.in_language(language).first()
    return {"stay": stay, "home": stay.home, "listing": listing}


@letter("billing/confirmed")
def confirmed(user: User, invoice: int) -> Contents:
    document = seal(invoice)
    context = _stay_context(document.stay, user.language) | {"invoice": document}
    return Contents(context, [_attached(document)])


@letter("billing/changed")
def changed(user: User, invoice: int) -> Contents:
    return confirmed(user, invoice)


@letter("billing/cancelled")
def cancelled(user: User, stay: int, note: int | None) -> Contents:
    context = _stay_context(Stay.objects.get(pk=stay), user.language)
    if note is None:
        return Contents(context | {"note": None})
    document = seal(note)
    return Contents(context | {"note": document}, [_attached(document)])


@letter("billing/too_late")
def too_late(user: User, payment: int) -> Contents:
    paid = Payment.objects.select_related("stay__home").get(pk=payment)
    return Contents(_stay_context(paid.stay, user.language) | {"payment": paid})
