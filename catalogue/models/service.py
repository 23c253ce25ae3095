"""What PCS sells beside nights: families of services, and the services in them.

What a translation does not change (family, audience, duration, picture) is read from the row of
the source language alone; the prices point to that row too.
"""

from datetime import date
from typing import ClassVar

from csp.constants import SELF
from csp.decorators import csp_replace
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    PublishingPanel,
    TitleFieldPanel,
)
from wagtail.admin.widgets.slug import SlugInput
from wagtail.fields import RichTextField
from wagtail.models import (
    DraftStateMixin,
    PreviewableMixin,
    RevisionMixin,
    TranslatableMixin,
)
from wagtail_localize.fields import SynchronizedField, TranslatableField

from locales.fallback import TranslatedQuerySet

from .photo import Photo
from .service_price import ServicePrice

LONGEST_MINUTES = 30 * 24 * 60


def translated(*names: str) -> list[TranslatableField]:
    return [TranslatableField(name) for name in names]


def shared(*names: str) -> list[SynchronizedField]:
    return [SynchronizedField(name, overridable=False) for name in names]


def named() -> list[FieldPanel]:
    """A name, and the address that is made of it."""
    return [TitleFieldPanel("name", placeholder=False), FieldPanel("slug", widget=SlugInput)]


class FamilyIcon(models.TextChoices):
    BED = "bed-double", _("Bed")
    BELL = "concierge-bell", _("Bell of a reception")
    BULB = "lightbulb", _("Light bulb")
    CAMERA = "camera", _("Camera")
    CAR = "car", _("Car")
    CHART = "trending-up", _("Rising curve")
    DROPLETS = "droplets", _("Drops of water")
    HAMMER = "hammer", _("Hammer")
    HEART = "hand-heart", _("Hand and heart")
    HOUSE = "house", _("House")
    KEY = "key-round", _("Key")
    LEAF = "leaf", _("Leaf")
    LUGGAGE = "luggage", _("Luggage")
    MEGAPHONE = "megaphone", _("Megaphone")
    PACKAGE = "package", _("Parcel")
    PAINT = "paint-roller", _("Paint roller")
    PHONE = "phone", _("Telephone")
    PLANE = "plane", _("Plane")
    SHIELD = "shield-check", _("Shield")
    SHIRT = "shirt", _("Linen")
    SOFA = "sofa", _("Sofa")
    SPARKLES = "sparkles", _("Sparkles")
    STAR = "star", _("Star")
    UTENSILS = "utensils", _("Cutlery")
    WRENCH = "wrench", _("Wrench")


class HotelService(models.TextChoices):
    """The services that make a stay one of a hotel for the VAT (CGI 261 D 4° b)."""

    BREAKFAST = "breakfast", _("Breakfast")
    CLEANING = "cleaning", _("Cleaning")
    LINEN = "linen", _("Linen")
    RECEPTION = "reception", _("Reception")


class ServiceCategory(TranslatableMixin, models.Model):
    """A family of services."""

    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("address on the site"), max_length=80)
    summary = models.CharField(_("summary"), max_length=240, blank=True)
    icon = models.CharField(_("icon"), max_length=40, choices=FamilyIcon, default=FamilyIcon.BELL)
    photo = models.ForeignKey(
        Photo,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("photo"),
        help_text=_("Shown for the services that have none of their own."),
    )
    rank = models.PositiveSmallIntegerField(
        _("rank in lists"), default=100, help_text=_("The lowest comes first.")
    )
    hotel_service = models.CharField(
        _("counts as a hotel's"),
        max_length=10,
        choices=HotelService,
        blank=True,
        help_text=_("Three of the four around a stay make it bear VAT: we warn of it."),
    )

    objects: ClassVar = TranslatedQuerySet.as_manager()
    translatable_fields: ClassVar = [
        *translated("name", "slug", "summary"),
        *shared("icon", "photo", "rank", "hotel_service"),
    ]
    panels: ClassVar = [
        *named(),
        FieldPanel("summary"),
        FieldPanel("photo"),
        FieldRowPanel([FieldPanel("icon"), FieldPanel("rank")]),
        FieldPanel("hotel_service"),
    ]
    api_fields: ClassVar = ["name", "slug", "summary", "icon", "photo", "rank"]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("service family")
        verbose_name_plural = _("service families")
        ordering = ["rank", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["slug", "locale"], name="one_family_per_address"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"{reverse('services:services')}?category={self.slug}"


class ServiceQuerySet(TranslatedQuerySet):
    def on_sale(self, day: date) -> "ServiceQuerySet":
        """What is sold on a day: each service once, with its family and that day's price."""
        prices = Prefetch("prices", ServicePrice.objects.in_force(day), to_attr="in_force")
        live = self.sources().filter(live=True).select_related("category")
        return live.prefetch_related(prices).order_by("category__rank", "category", "pk")

    def presented(self) -> "ServiceQuerySet":
        """The pages that may be seen, in every language: a service withdrawn has none."""
        sold = self.model.objects.sources().filter(live=True).values("translation_key")
        return self.filter(live=True, translation_key__in=sold)


class Service(PreviewableMixin, DraftStateMixin, RevisionMixin, TranslatableMixin, models.Model):
    """Something PCS sells beside nights, as its page presents it in one language."""

    class Audience(models.TextChoices):
        BOTH = "both", _("Owners and travellers")
        OWNER = "owner", _("Owners")
        TRAVELLER = "traveller", _("Travellers")

    name = models.CharField(_("name"), max_length=90)
    slug = models.SlugField(_("address on the site"), max_length=80)
    summary = models.CharField(_("summary"), max_length=240)
    description = RichTextField(
        _("description"), features=["bold", "italic", "ul", "h3"], blank=True
    )
    included = models.TextField(_("what is included"), help_text=_("One thing a line."), blank=True)
    category = models.ForeignKey(
        ServiceCategory,
        on_delete=models.PROTECT,
        related_name="services",
        verbose_name=_("family"),
    )
    photo = models.ForeignKey(
        Photo,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("photo"),
    )
    audience = models.CharField(
        _("for whom"), max_length=10, choices=Audience, default=Audience.BOTH
    )
    duration = models.PositiveIntegerField(
        _("duration in minutes"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_MINUTES)],
        help_text=_("Empty when it depends on the work."),
    )
    vip = models.BooleanField(
        _("VIP"), default=False, help_text=_("Kept for members of the Explorator formula.")
    )

    objects: ClassVar = ServiceQuerySet.as_manager()
    translatable_fields: ClassVar = [
        *translated("name", "slug", "summary", "description", "included"),
        *shared("category", "photo", "audience", "duration", "vip"),
    ]
    api_fields: ClassVar = [
        *("name", "slug", "summary", "description", "included"),
        *("category", "photo", "audience", "duration", "vip"),
    ]
    panels: ClassVar = [
        *named(),
        FieldPanel("summary"),
        FieldPanel("description"),
        FieldPanel("included"),
        MultiFieldPanel(
            [
                FieldPanel("category"),
                FieldPanel("photo"),
                FieldRowPanel([FieldPanel("audience"), FieldPanel("duration")]),
                FieldPanel("vip"),
            ],
            heading=_("The same in every language"),
        ),
        PublishingPanel(),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("service")
        verbose_name_plural = _("services")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["slug", "locale"], name="one_service_per_address"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("services:service", args=[self.slug])

    @property
    def is_source(self) -> bool:
        return self.locale.language_code == settings.LANGUAGE_CODE

    @property
    def price(self) -> ServicePrice | None:
        """Its price on the day it was asked for; none is a price on quote."""
        return next(iter(self.in_force), None)

    @property
    def includes(self) -> list[str]:
        return [line.strip() for line in self.included.splitlines() if line.strip()]

    @csp_replace({"frame-ancestors": [SELF]})
    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Its page in its own language, shown in a frame: the editor's."""
        from ..showroom.page import previewed

        with override(self.locale.language_code):
            return render(request, "catalogue/service.html", previewed(self))
