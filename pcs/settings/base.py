"""What every environment shares; secrets and addresses come from the environment."""

from pathlib import Path

import environ
from csp.constants import NONE, SELF

from locales import known

from .apps import INSTALLED_APPS, MIDDLEWARE
from .database import database
from .huey import huey

BASE_DIR = Path(__file__).resolve().parents[2]
env = environ.Env()
VAR_DIR = Path(env("PCS_VAR_DIR", default=str(BASE_DIR / "var")))

PCS_ENV = env("PCS_ENV", default="dev")
DEBUG = False
SITE_URL = env("SITE_URL", default="http://localhost:8000")
ROOT_URLCONF = "pcs.urls"
WSGI_APPLICATION = "pcs.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

DATABASES = {"default": database(env("DATABASE_URL", default=f"sqlite:///{VAR_DIR}/db.sqlite3"))}

CACHES = {
    # Limits on logins must hold across processes, so they live in the database or in Redis.
    "default": (
        {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": env("REDIS_URL"),
        }
        if env("REDIS_URL", default="")
        else {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "core_cache",
        }
    ),
    # Rendered public pages; their keys carry a version read from the database.
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": 600},
    },
    # Where each size of a photo lies; a key carries the file's hash, so it is never wrong.
    "renditions": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "renditions",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
}

HUEY = huey(env("HUEY_URL", default=f"sqlite:///{VAR_DIR}/huey.sqlite3"))
# Wagtail's own tasks load the row they are told of: it must have been committed.
TASKS = {
    "default": {
        "BACKEND": "huey.contrib.djhuey.tasks_backend.HueyBackend",
        "ENQUEUE_ON_COMMIT": True,
    }
}

# --- People -----------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "bookings:stays"
STAFF_NEEDS_SECOND_FACTOR = True

ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "accounts.forms.SignupForm"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_CHANGE = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# Failures count per address and per account, whichever door they came through.
ACCOUNT_RATE_LIMITS = {
    "login_failed": "10/5m/ip,10/5m/key",
    "assistant": "20/m/ip,300/h/ip",
    "contact": "6/h/ip",
    "estimate": "6/h/ip",
    "estimate_by_hand": "2/h/ip",  # without scripts there is no proof of work
    "estimate_mail": "3/d/key",  # nobody's mailbox is filled by somebody else
    "end_contract": "5/h/ip,3/h/key",
    "study_pdf": "30/h/ip",  # a paper takes a second to draw
    "owner_message": "30/h/user",  # each is a mail to an agency
}
# How many of our own proxies add an address to X-Forwarded-For; 0 means the header is not believed.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "PCS"
MFA_TOTP_TOLERANCE = 1  # telephones' clocks are off by some seconds
USERSESSIONS_TRACK_ACTIVITY = False

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "core.views.csrf_failure"
LANGUAGE_COOKIE_SAMESITE = "Lax"

# --- Languages --------------------------------------------------------------
LANGUAGE_CODE = "fr"
# All that a language needs is a row among Wagtail's locales: this only says what there may be.
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = known.languages()
LANGUAGES_BIDI = known.right_to_left()
known.describe()
COLLECT_STRINGS = True  # after each migrate, for the translators' desk
# A LibreTranslate server that drafts translations for the editors; empty means none.
MACHINE_TRANSLATION_URL = env("MACHINE_TRANSLATION_URL", default="")
MACHINE_TRANSLATION_KEY = env("MACHINE_TRANSLATION_KEY", default="")
if MACHINE_TRANSLATION_URL:
    WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": "locales.machine.PageTranslator"}
LOCALE_PATHS = [BASE_DIR / "locales"]
WAGTAIL_I18N_ENABLED = True
TIME_ZONE = "Europe/Paris"
USE_TZ = True

# --- Pages ------------------------------------------------------------------
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "core.context_processors.site",
                "locales.context_processors.languages",
                "cms.context_processors.chrome",
            ],
            "builtins": ["core.templatetags.ui", "django.templatetags.i18n"],
        },
    }
]
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
# Invoices and contracts: never served by address, only through a view that checks who asks.
PRIVATE_ROOT = VAR_DIR / "private"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": PRIVATE_ROOT, "base_url": None},
    },
    "staticfiles": {"BACKEND": "core.staticfiles.HashedStaticFiles"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

WAGTAIL_SITE_NAME = "Paris Caretaker Services"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILAPI_LIMIT_MAX = 50
WAGTAILIMAGES_IMAGE_MODEL = "catalogue.Photo"
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.forms.PhotoForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_AVIF_QUALITY = 55
WAGTAILIMAGES_WEBP_QUALITY = 76
WAGTAILIMAGES_JPEG_QUALITY = 78
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
# Who is asked where else on the web a home's photo is shown: google, tineye, or empty for nobody.
REVERSE_IMAGE_SEARCH = env("REVERSE_IMAGE_SEARCH", default="")
REVERSE_IMAGE_SEARCH_KEY = env("REVERSE_IMAGE_SEARCH_KEY", default="")
REVERSE_IMAGE_SEARCH_URL = env("REVERSE_IMAGE_SEARCH_URL", default="")  # empty: their own
WAGTAILDOCS_EXTENSIONS = ["pdf"]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILADMIN_UNSAFE_PAGE_DELETION_LIMIT = 3
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # the page editor posts one field per block

# Map tiles are another company's service: the address is the operator's choice, empty means none.
MAP_TILE_URL = env("MAP_TILE_URL", default="")
MAP_TILE_ATTRIBUTION = env("MAP_TILE_ATTRIBUTION", default="© OpenStreetMap contributors")

# --- Mail -------------------------------------------------------------------
# Every mail first becomes an outbox row; the row's handler sends it through this backend.
EMAIL_BACKEND = "notifications.mail.OutboxBackend"
MAIL_DELIVERY_BACKEND = "notifications.mail.LocalBackend"
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="PCS <bonjour@pcs.example>")

# --- Booking ------------------------------------------------------------------
# The form of the numbers given by the national service, beside each town's own; empty: none yet.
NATIONAL_REGISTRATION_PATTERN = env("NATIONAL_REGISTRATION_PATTERN", default="")
HOLD_MINUTES = 15
HOLD_EXTENSION_MINUTES = 10
# How long before their arrival guests are told a home's codes and its Wi-Fi password.
ACCESS_DAYS_BEFORE = 7
# How long an owner has to answer a request, and then the traveller to pay what was accepted.
REQUEST_HOURS = 24
ACCEPTED_HOLD_HOURS = 24

# --- Calendars of other sites -----------------------------------------------------
# host:port of servers in our own network that may be read all the same, such as a test server.
ALLOWED_INSIDE = env.list("PCS_ALLOWED_INSIDE", default=[])
# A function that answers for sites whose name ends in .example, for the demo.
CALENDAR_STAND_IN = ""

# --- The company, as invoices and contracts name it -----------------------------
# The demo's is invented: its numbers pass their checksums and belong to nobody.
COMPANY = {
    "name": env("COMPANY_NAME", default="Paris Caretaker Services"),
    "form": env("COMPANY_FORM", default="SAS"),
    "capital": env("COMPANY_CAPITAL", default="50 000 €"),
    "siren": env("COMPANY_SIREN", default="999 014 285"),
    "register": env("COMPANY_REGISTER", default="RCS Paris"),
    "vat": env("COMPANY_VAT", default="FR14 999 014 285"),
    "street": env("COMPANY_STREET", default="23 rue Montorgueil"),
    "postcode": env("COMPANY_POSTCODE", default="75002"),
    "city": env("COMPANY_CITY", default="Paris"),
    "country": env("COMPANY_COUNTRY", default="France"),
    "email": env("COMPANY_EMAIL", default="bonjour@pcs.example"),
}

# Which privacy statement people accept: change it whenever its words change.
PRIVACY_VERSION = env("PRIVACY_VERSION", default="2026-11")

# --- Payments ---------------------------------------------------------------
STRIPE_SECRET_KEY = env("STRIPE_SECRET_KEY", default="")
STRIPE_WEBHOOK_SECRET = env("STRIPE_WEBHOOK_SECRET", default="")
STRIPE_API_BASE = env("STRIPE_API_BASE", default="")  # the sandbox's address; empty means Stripe

# --- Safety -----------------------------------------------------------------
# Browsers check where a posted form is redirected to as well: the payment page must be allowed.
CHECKOUT_ORIGIN = STRIPE_API_BASE or "https://checkout.stripe.com"
TILE_ORIGINS = [MAP_TILE_URL.split("/{")[0]] if MAP_TILE_URL else []
CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ["/cms/"],
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", *TILE_ORIGINS],
        "font-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF, CHECKOUT_ORIGIN],
    },
}
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"  # Wagtail allows its own previews in the editor by itself

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"pcs": {"level": "INFO"}},
}
