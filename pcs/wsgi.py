import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pcs.settings.production")
application = get_wsgi_application()

# The workers are forked from here: what every request needs is loaded once, and what is loaded
# is not looked through for garbage again.
import_module(settings.ROOT_URLCONF)
gc.freeze()
