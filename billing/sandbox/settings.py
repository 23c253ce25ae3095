"""A small Django project of its own, so that it can be thrown away without touching the site."""

import os
from pathlib import Path

from billing.sandbox.guard import stop_if_refused

stop_if_refused(os.environ)

DEBUG = False
# Nothing is signed: no session, no cookie, no token. Django only wants it to be set.
SECRET_KEY = "sandbox"
# Also what keeps a foreign page from reaching us under a name that it points at 127.0.0.1.
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
ROOT_URLCONF = "billing.sandbox.urls"
WSGI_APPLICATION = "billing.sandbox.wsgi.application"
INSTALLED_APPS = ["django.contrib.staticfiles", "billing.sandbox.apps.SandboxConfig"]
MIDDLEWARE = [
    "billing.sandbox.middleware.loopback_only",
    "billing.sandbox.middleware.strict_headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
]
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]
# Stripe's paths have no final slash.
APPEND_SLASH = False

DATABASE = Path(os.environ.get("SANDBOX_DATABASE") or "var/sandbox.sqlite3")
DATABASE.parent.mkdir(parents=True, exist_ok=True)

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATABASE,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español"), ("fr", "Français")]
TIME_ZONE = "Europe/Paris"
USE_TZ = True

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {"billing.sandbox": {"handlers": ["console"], "level": "WARNING"}},
}

SANDBOX_MERCHANT = os.environ.get("SANDBOX_MERCHANT", "Paris Caretaker Services")
SANDBOX_WEBHOOK_URL = os.environ.get("SANDBOX_WEBHOOK_URL", "")
SANDBOX_WEBHOOK_SECRET = os.environ.get("SANDBOX_WEBHOOK_SECRET", "")
# Seconds between an event and its first delivery: 0 lets the webhook beat the browser home.
SANDBOX_WEBHOOK_DELAY = float(os.environ.get("SANDBOX_WEBHOOK_DELAY") or 0)
# Seconds until a bank that answers late (pending or failing refunds) has answered.
SANDBOX_BANK_DELAY = float(os.environ.get("SANDBOX_BANK_DELAY") or 5)
