from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

# Each registers what the outbox carries out, what it writes, or what it hears.
REGISTERING = (
    "estimates.letters",
    "handlers",
    "letters",
    "mandates",
    "owner_letters",
    "owners.entries",
    "owners.needs",
    "requests.letters",
    "requests.needs",
)


class BillingConfig(AppConfig):
    name = "billing"
    verbose_name = _("Billing")

    def ready(self) -> None:
        from accounts.signals import person_anonymised
        from bookings.signals import report_sealed

        for module in REGISTERING:
            import_module(f"billing.{module}")
        from .estimates import retention
        from .services.inventories import hear_sealed

        person_anonymised.connect(retention.forget_person, dispatch_uid="estimates")
        report_sealed.connect(hear_sealed, dispatch_uid="billing.store_inventory")
