from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BookingsConfig(AppConfig):
    name = "bookings"
    verbose_name = _("Bookings")

    def ready(self) -> None:
        from .channels import letters as _channel_letters  # noqa: F401
        from .interventions import hearing, letters  # noqa: F401  each registers what it hears
        from .threads import letters as _thread_letters  # noqa: F401
