import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pcs.settings.production")
application = get_wsgi_application()

# The workers are forked from here: what every request needs is loaded once, and what is loaded
# is not looked through for garbage again.
get_resolver().url_patterns  # noqa: B018
gc.freeze()
