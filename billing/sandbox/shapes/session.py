from typing import Any

from billing.sandbox.models import Body


def session(given: Body, *, amount: int, currency: str | None, expires_at: int) -> Body:
    """A hosted page for a card, just opened: to pay once, to subscribe, or to save the card."""
    setup = given["mode"] == "setup"
    return {
        **not_asked_for(),
        "amount_subtotal": None if setup else amount,
        "amount_total": None if setup else amount,
        "cancel_url": given.get("cancel_url"),
        "client_reference_id": given.get("client_reference_id"),
        "currency": currency,
        "custom_text": custom_text(given.get("custom_text") or {}),
        "customer": given.get("customer"),
        "customer_creation": customer_creation(given),
        "customer_details": None,
        "customer_email": given.get("customer_email"),
        "expires_at": expires_at,
        "livemode": False,
        "locale": given.get("locale"),
        "metadata": given["metadata"],
        "mode": given["mode"],
        "payment_intent": None,
        "payment_status": "no_payment_required" if setup else "unpaid",
        "setup_intent": given.get("setup_intent"),
        "status": "open",
        "submit_type": given.get("submit_type"),
        "success_url": given["success_url"],
        "ui_mode": "hosted_page",
        "url": None,
    }


def customer_creation(given: Body) -> str | None:
    if given.get("customer"):
        return None
    return "always" if given["mode"] == "subscription" else "if_required"


def custom_text(given: Body) -> Body:
    parts = ("after_submit", "shipping_address", "submit", "terms_of_service_acceptance")
    return {part: given.get(part) for part in parts}


def customer_details(email: str | None, name: str | None) -> Body:
    return {
        "address": None,
        "business_name": None,
        "email": email,
        "individual_name": None,
        "name": name,
        "phone": None,
        "tax_exempt": "none",
        "tax_ids": [],
    }


def not_asked_for() -> dict[str, Any]:
    """What Stripe says of the features that this session does not use."""
    return {
        "adaptive_pricing": {"enabled": False},
        "after_expiration": None,
        "allow_promotion_codes": None,
        "automatic_tax": {"enabled": False, "liability": None, "provider": None, "status": None},
        "billing_address_collection": None,
        "client_secret": None,
        "collected_information": None,
        "consent": None,
        "consent_collection": None,
        "currency_conversion": None,
        "custom_fields": [],
        "customer_account": None,
        "discounts": [],
        "integration_identifier": None,
        "invoice": None,
        "invoice_creation": {"enabled": False, "invoice_data": INVOICE_DATA},
        "managed_payments": {"enabled": False},
        "origin_context": None,
        "payment_link": None,
        "payment_method_collection": "if_required",
        "payment_method_configuration_details": None,
        "payment_method_options": {},
        "payment_method_types": ["card"],
        "permissions": None,
        "phone_number_collection": {"enabled": False},
        "recovered_from": None,
        "saved_payment_method_options": None,
        "shipping_address_collection": None,
        "shipping_cost": None,
        "shipping_options": [],
        "subscription": None,
        "total_details": {"amount_discount": 0, "amount_shipping": 0, "amount_tax": 0},
        "wallet_options": None,
    }


INVOICE_DATA = {
    "account_tax_ids": None,
    "custom_fields": None,
    "description": None,
    "footer": None,
    "issuer": None,
    "metadata": {},
    "rendering_options": None,
}
