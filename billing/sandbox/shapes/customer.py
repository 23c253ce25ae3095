from billing.sandbox.models import Body

ADDRESS = ("city", "country", "line1", "line2", "postal_code", "state")


def customer(given: Body, invoice_prefix: str) -> Body:
    return {
        "address": address(given.get("address")),
        "balance": 0,
        "currency": None,
        "default_source": None,
        "delinquent": False,
        "description": given.get("description"),
        "discount": None,
        "email": given.get("email"),
        "invoice_prefix": invoice_prefix,
        "invoice_settings": {
            "custom_fields": None,
            "default_payment_method": None,
            "footer": None,
            "rendering_options": None,
        },
        "livemode": False,
        "metadata": given["metadata"],
        "name": given.get("name"),
        "next_invoice_sequence": 1,
        "phone": given.get("phone"),
        "preferred_locales": given.get("preferred_locales", []),
        "shipping": given.get("shipping"),
        "tax_exempt": given.get("tax_exempt", "none"),
        "test_clock": given.get("test_clock"),
    }


def address(given: Body | None) -> Body | None:
    return given and {key: given.get(key) for key in ADDRESS}
