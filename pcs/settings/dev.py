"""The demo on one machine: `make run`."""

from .base import *
from .base import CHECKOUT_ORIGIN, CONTENT_SECURITY_POLICY, STORAGES, VAR_DIR, env

for folder in ("media", "private", "static"):
    (VAR_DIR / folder).mkdir(parents=True, exist_ok=True)

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = "demo-only-key-that-production-refuses-to-start-with"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
STAFF_NEEDS_SECOND_FACTOR = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
# The demo shows its mails at /outbox/ and its components at /styleguide/.
WHITENOISE_USE_FINDERS = True
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
SERVE_MEDIA = True
SHOW_LOCAL_MAIL = True
SHOW_STYLEGUIDE = True
CALENDAR_STAND_IN = "pcs.demo.calendars.answer"

STRIPE_SECRET_KEY = env("STRIPE_SECRET_KEY", default="sk_test_pcs_sandbox")
STRIPE_WEBHOOK_SECRET = env("STRIPE_WEBHOOK_SECRET", default="whsec_pcs_sandbox")
STRIPE_API_BASE = env(
    "STRIPE_API_BASE",
    default="http://127.0.0.1:8001" if STRIPE_SECRET_KEY == "sk_test_pcs_sandbox" else "",
)
# Paying leaves the site by a form: the browser lets it go to the sandbox only if it is named.
CHECKOUT_ORIGIN = STRIPE_API_BASE or CHECKOUT_ORIGIN
CONTENT_SECURITY_POLICY["DIRECTIVES"]["form-action"] = ["'self'", CHECKOUT_ORIGIN]
