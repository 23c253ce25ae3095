from .base import *
from .base import STORAGES, VAR_DIR

SECRET_KEY = "test-only-key-with-enough-characters-to-be-quiet-about-it"
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
WHITENOISE_AUTOREFRESH = True
CACHES = {
    name: {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": name}
    for name in ("default", "pages", "renditions")
}
HUEY = {"name": "pcs", "huey_class": "huey.MemoryHuey", "immediate": True}
TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
STAFF_NEEDS_SECOND_FACTOR = False
COLLECT_STRINGS = False  # a second for each database that a test empties
SERVE_MEDIA = True
SHOW_LOCAL_MAIL = True
SHOW_STYLEGUIDE = True
MEDIA_ROOT = VAR_DIR / "test-media"
STRIPE_SECRET_KEY = "sk_test_pcs_sandbox"
STRIPE_WEBHOOK_SECRET = "whsec_test"
