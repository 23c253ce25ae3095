from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NotificationsConfig(AppConfig):
    name = "notifications"
    verbose_name = _("Notifications")

    def ready(self) -> None:
        from accounts.signals import person_anonymised

        from . import handlers, services  # handlers registers what the outbox can send

        person_anonymised.connect(services.forget_mails, dispatch_uid=handlers.__name__)
