from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

# Each registers what it hears, what it writes, or what it asks of owners and homes.
REGISTERING = (
    "channels.letters",
    "channels.showing",
    "hospitality",
    "interventions.hearing",
    "interventions.letters",
    "inventory.letters",
    "inventory.section",
    "night_cap.hearing",
    "night_cap.letters",
    "night_cap.needs",
    "owners.entries",
    "owners.interventions.needs",
    "threads.letters",
)


class BookingsConfig(AppConfig):
    name = "bookings"
    verbose_name = _("Bookings")

    def ready(self) -> None:
        from accounts.signals import person_anonymised

        for module in REGISTERING:
            import_module(f"bookings.{module}")
        from . import privacy

        person_anonymised.connect(privacy.forget_person, dispatch_uid="bookings.privacy")
