from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkflowsConfig(AppConfig):
    name = "workflows"
    verbose_name = _("Desk")

    def ready(self) -> None:
        from catalogue.owners import tabs

        from . import handlers, letters, listeners, privacy  # noqa: F401  each registers itself
        from .owners import needs  # noqa: F401

        privacy.watch()
        tabs.tab("validation", _("Validation"), "workflows:timeline", 40)
