from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    name = "cms"
    verbose_name = _("Public site")

    def ready(self) -> None:
        from wagtail.models import Locale, Page, Site
        from wagtail.signals import post_page_move

        from core.pagecache import watch

        from . import models

        watch(models.HomePage, models.LandingPage, models.StandardPage)
        watch(models.Navigation, models.Footer, models.Video, models.Captions)
        # Wagtail itself saves some changes (unpublishing, a new host) on its own models.
        watch(Page, Site, Locale)
        post_page_move.connect(_moved, dispatch_uid="public page move")


def _moved(**_kwargs: object) -> None:
    from core.pagecache import bump

    bump()
