from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    name = "cms"
    verbose_name = _("Public site")

    def ready(self) -> None:
        from django.db.models.signals import post_save
        from wagtail.models import Locale, Page, Site
        from wagtail.signals import page_published, post_page_move

        from catalogue.models import PhotoText
        from core.pagecache import watch

        from . import models, signals

        watch(models.HomePage, models.LandingPage, models.StandardPage)
        watch(models.Navigation, models.Footer, models.Video, models.Captions)
        # Wagtail itself saves some changes (unpublishing, a new host) on its own models.
        watch(Page, Site, Locale)
        post_page_move.connect(signals.page_moved, dispatch_uid="public page move")
        page_published.connect(signals.page_published, dispatch_uid="inspect a page")
        post_save.connect(signals.photo_described, PhotoText, dispatch_uid="inspect a photo")
