from django.apps import AppConfig
from django.db.models.signals import post_delete, post_migrate, post_save
from django.utils.translation import gettext_lazy as _


class LocalesConfig(AppConfig):
    name = "locales"
    verbose_name = _("Languages")

    def ready(self) -> None:
        from wagtail.models import DraftStateMixin, Locale, get_translatable_models
        from wagtail.signals import published
        from wagtail_localize.models import StringTranslation, TranslationLog

        from . import drafts, extracting, following, models, patches, signals  # noqa: F401  drafts: the outbox

        patches.install()
        extracting.install()
        for model in (Locale, models.HiddenLanguage, models.InterfaceTranslation):
            for signal in (post_save, post_delete):
                signal.connect(signals.languages_changed, sender=model, dispatch_uid=f"{model}")
        post_save.connect(signals.language_added, sender=Locale, dispatch_uid="language added")
        post_migrate.connect(signals.collect_strings, sender=self, dispatch_uid="collect strings")
        published.connect(following.published, dispatch_uid="follow what is published")
        for model in get_translatable_models():
            if not issubclass(model, DraftStateMixin):  # whatever is saved is published
                post_save.connect(following.published, sender=model, dispatch_uid=f"follow {model}")
        post_save.connect(following.string_translated, sender=StringTranslation)
        post_save.connect(following.target_saved, sender=TranslationLog)
