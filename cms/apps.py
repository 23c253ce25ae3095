from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    name = "cms"
    verbose_name = _("Public site")

    def ready(self) -> None:
        from django.db.models.signals import post_save
        from wagtail.models import Locale, Page, Site
        from wagtail.signals import page_published, post_page_move

        from accounts.signals import person_anonymised
        from catalogue.models import PhotoText
        from core.pagecache import watch
        from locales import coverage

        from . import models, signals
        from .chatbot import conversations, publication

        watch(models.HomePage, models.LandingPage, models.StandardPage)
        watch(models.Navigation, models.Footer, models.Video, models.Captions)
        watch(models.HouseAd)
        watch(models.Faq, models.FaqTopic)
        # Wagtail itself saves some changes (unpublishing, a new host) on its own models.
        watch(Page, Site, Locale)
        coverage.area("pages", _("Pages"), Page)
        coverage.area("faq", _("Questions and answers"), models.FaqTopic, models.Faq)
        coverage.area("menus", _("Menus"), models.Navigation, models.Footer)
        coverage.area("house_ads", _("House ads"), models.HouseAd)
        post_page_move.connect(signals.page_moved, dispatch_uid="public page move")
        page_published.connect(signals.page_published, dispatch_uid="inspect a page")
        post_save.connect(signals.photo_described, PhotoText, dispatch_uid="inspect a photo")
        post_save.connect(publication.faq_saved, models.Faq, dispatch_uid="vectors of an entry")
        person_anonymised.connect(conversations.forget_person, dispatch_uid="conversations")
