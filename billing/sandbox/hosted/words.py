"""What the hosted page says to people, in the language of the session."""

from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from billing.sandbox.models import Body, Resource

DECLINED = _("Your card was declined. Try another card or ask your bank.")

REFUSALS = {
    "insufficient_funds": _("Your card has insufficient funds. Try another card."),
    "expired_card": _("Your bank says that this card has expired. Try another card."),
    "incorrect_cvc": _("The security code is not the one of this card. Check it and try again."),
    "processing_error": _("Your bank could not answer. Try again in a moment."),
    "payment_intent_authentication_failure": _(
        "You did not confirm this payment with your bank, so nothing was paid. Try again or use "
        "another card."
    ),
    "test_mode_live_card": _(
        "This is a test: no real card is taken here. Use one of the test cards below."
    ),
}

# The cards that tell a story worth showing, and the story.
SHOWN_CARDS = (
    ("4242 4242 4242 4242", _("Accepted")),
    ("4000 0027 6000 3184", _("3-D Secure: the bank asks first")),
    ("4000 0000 0000 0002", _("Declined")),
    ("4000 0000 0000 9995", _("Insufficient funds")),
    ("4000 0000 0000 0069", _("Expired card")),
    ("4000 0000 0000 5126", _("Accepted, but a refund fails later")),
)


def refusal(error: Body | None) -> str:
    if not error:
        return ""
    reason = error.get("decline_code") or error["code"]
    return str(REFUSALS.get(reason, DECLINED))


def language_of(session: Resource, request: HttpRequest) -> str:
    """The language that the shop asked for, else the browser's, else English."""
    asked = session["locale"]
    if asked in (None, "auto"):
        return translation.get_language_from_request(request)
    code = asked.partition("-")[0]
    return code if code in ("fr", "es") else "en"
