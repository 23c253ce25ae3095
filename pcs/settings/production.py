"""Production: every secret and address comes from the environment; it starts with none missing."""

import os

from django.core.exceptions import ImproperlyConfigured

os.environ["PCS_ENV"] = "production"

from .base import *
from .base import ALLOWED_INSIDE, COMPANY, SITE_URL, STRIPE_API_BASE, env

# What base.py has a default of for the demo must be said here.
for name in ("DATABASE_URL", "HUEY_URL", "PCS_VAR_DIR", "SITE_URL", "DEFAULT_FROM_EMAIL"):
    env(name)
for name in COMPANY:  # invoices and contracts come from it: never from an invented one
    env(f"COMPANY_{name.upper()}")
SECRET_KEY = env("SECRET_KEY")
if SECRET_KEY.startswith("demo-only") or len(SECRET_KEY) < 50:
    raise ImproperlyConfigured("SECRET_KEY must be a secret of at least 50 characters.")
if STRIPE_API_BASE:
    raise ImproperlyConfigured("STRIPE_API_BASE points to the payment sandbox: unset it.")
if ALLOWED_INSIDE:  # whoever adds a calendar would read what answers there
    raise ImproperlyConfigured("PCS_ALLOWED_INSIDE opens our own network: unset it.")
STRIPE_SECRET_KEY = env("STRIPE_SECRET_KEY")
STRIPE_WEBHOOK_SECRET = env("STRIPE_WEBHOOK_SECRET")

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = [SITE_URL]
MAIL_DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
vars().update(env.email_url("EMAIL_URL") | {"EMAIL_BACKEND": "notifications.mail.OutboxBackend"})

SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
LANGUAGE_COOKIE_SECURE = True
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SERVE_MEDIA = False  # the web server in front does
SHOW_LOCAL_MAIL = False
SHOW_STYLEGUIDE = False
