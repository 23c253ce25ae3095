"""gunicorn billing.sandbox.wsgi --bind 127.0.0.1:8001 --workers 1 --threads 8"""

from django.core.management import call_command
from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

from billing.sandbox.api import idempotency  # noqa: E402 - models exist only from here on
from billing.sandbox.webhooks.courier import Courier  # noqa: E402

# Its database may be new, or older than the code; both are a matter of milliseconds.
call_command("migrate", verbosity=0, interactive=False)
idempotency.forget_interrupted()
Courier().start()
