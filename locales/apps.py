from django.apps import AppConfig
from django.db.models.signals import post_delete, post_migrate, post_save
from django.utils.translation import gettext_lazy as _


class LocalesConfig(AppConfig):
    name = "locales"
    verbose_name = _("Languages")

    def ready(self) -> None:
        from wagtail.models import Locale

        from . import models, patches, signals

        patches.install()
        for model in (Locale, models.HiddenLanguage, models.InterfaceTranslation):
            for signal in (post_save, post_delete):
                signal.connect(signals.languages_changed, sender=model, dispatch_uid=f"{model}")
        post_save.connect(signals.language_added, sender=Locale, dispatch_uid="language added")
        post_migrate.connect(signals.collect_strings, sender=self, dispatch_uid="collect strings")
