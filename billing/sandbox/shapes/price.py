from billing.sandbox.models import Body


def price(given: Body, product: str) -> Body:
    return {
        "active": given.get("active", True),
        "billing_scheme": "per_unit",
        "currency": given["currency"],
        "custom_unit_amount": None,
        "lookup_key": given.get("lookup_key"),
        "livemode": False,
        "metadata": given["metadata"],
        "nickname": given.get("nickname"),
        "product": product,
        "recurring": recurring(given.get("recurring")),
        "tax_behavior": given.get("tax_behavior", "unspecified"),
        "tiers_mode": None,
        "transform_quantity": None,
        "type": "recurring" if given.get("recurring") else "one_time",
        "unit_amount": given["unit_amount"],
        "unit_amount_decimal": str(given["unit_amount"]),
    }


def recurring(given: Body | None) -> Body | None:
    return given and {
        "interval": given["interval"],
        "interval_count": given.get("interval_count", 1),
        "meter": None,
        "trial_period_days": None,
        "usage_type": "licensed",
    }
