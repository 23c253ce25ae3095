from billing.sandbox.models import Body


def refund(charge: Body, given: Body, *, amount: int, status: str) -> Body:
    return {
        "amount": amount,
        "balance_transaction": None,
        "charge": charge["id"],
        "currency": charge["currency"],
        "customer": charge["customer"],
        "customer_account": None,
        "destination_details": {"card": card_destination("pending"), "type": "card"},
        "metadata": given["metadata"],
        "payment_intent": charge["payment_intent"],
        "payment_method": charge["payment_method"],
        "reason": given.get("reason"),
        "receipt_number": None,
        "source_transfer_reversal": None,
        "status": status,
        "transfer_reversal": None,
    }


def card_destination(status: str, reference: str | None = None) -> Body:
    details = {"reference_status": status, "reference_type": "acquirer_reference_number"}
    return {"type": "refund", **details, **({"reference": reference} if reference else {})}
