from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BillingConfig(AppConfig):
    name = "billing"
    verbose_name = _("Billing")

    def ready(self) -> None:
        from accounts.signals import person_anonymised
        from bookings.signals import report_sealed

        from . import handlers, letters  # noqa: F401  register what the outbox carries out
        from .estimates import letters as estimate_letters  # noqa: F401
        from .estimates import retention
        from .services.inventories import hear_sealed

        person_anonymised.connect(retention.forget_person, dispatch_uid="estimates")
        report_sealed.connect(hear_sealed, dispatch_uid="billing.store_inventory")
