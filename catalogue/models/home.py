from datetime import time
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Owner
from core.storage import private_storage

from ..rules import arrondissement
from .agency import Agency
from .amenity import Amenity
from .commune import Commune, TouristClass
from .policy import CancellationPolicy

LONGEST_STAY = 90
LONGEST_BUFFER = 3


class EnergyClass(models.TextChoices):
    """The class of a French energy certificate (diagnostic de performance énergétique)."""

    A = "A", "A"
    B = "B", "B"
    C = "C", "C"
    D = "D", "D"
    E = "E", "E"
    F = "F", "F"
    G = "G", "G"


class HomeQuerySet(models.QuerySet["Home"]):
    def published(self) -> "HomeQuerySet":
        return self.filter(state=Home.State.PUBLISHED)


class Home(models.Model):
    """A dwelling that an owner entrusts to PCS."""

    class Kind(models.TextChoices):
        APARTMENT = "apartment", _("Apartment")
        STUDIO = "studio", _("Studio")
        LOFT = "loft", _("Loft")
        HOUSE = "house", _("House")
        VILLA = "villa", _("Villa")

    class RentalKind(models.TextChoices):
        ENTIRE = "entire_home", _("Entire home")
        ROOM = "private_room", _("Private room")

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        REVIEW = "review", _("Being checked")
        PUBLISHED = "published", _("Published")
        SUSPENDED = "suspended", _("Suspended")
        ARCHIVED = "archived", _("Archived")

    reference = models.CharField(_("reference"), max_length=12, unique=True)
    owner = models.ForeignKey(
        Owner, on_delete=models.PROTECT, related_name="homes", verbose_name=_("owner")
    )
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="homes", verbose_name=_("agency")
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    # Higher comes first in a search that is not sorted by anything else.
    rank = models.SmallIntegerField(_("rank in searches"), default=0)

    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    rental_kind = models.CharField(
        _("rental"), max_length=12, choices=RentalKind, default=RentalKind.ENTIRE
    )
    bedrooms = models.PositiveSmallIntegerField(_("bedrooms"), help_text=_("0 for a studio"))
    beds = models.PositiveSmallIntegerField(_("beds"), default=1)
    bathrooms = models.PositiveSmallIntegerField(_("bathrooms"), default=1)
    capacity = models.PositiveSmallIntegerField(
        _("capacity in people"), validators=[MinValueValidator(1), MaxValueValidator(30)]
    )
    surface = models.PositiveSmallIntegerField(_("surface in m²"))
    floor = models.SmallIntegerField(_("floor"), default=0)

    street = models.CharField(_("street"), max_length=120)
    postcode = models.CharField(_("postcode"), max_length=5)
    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, verbose_name=_("town"))
    latitude = models.DecimalField(_("latitude"), max_digits=9, decimal_places=6)
    longitude = models.DecimalField(_("longitude"), max_digits=9, decimal_places=6)
    time_zone = models.CharField(_("time zone"), max_length=40, default="Europe/Paris")

    registration_number = models.CharField(_("registration number"), max_length=20, blank=True)
    primary_residence = models.BooleanField(_("the owner's primary residence"), default=False)
    residence_proof = models.FileField(
        _("proof of residence"), storage=private_storage, upload_to="residence/%Y/", blank=True
    )
    energy_class = models.CharField(
        _("energy class"), max_length=1, choices=EnergyClass, blank=True
    )
    energy_number = models.CharField(
        _("number of the energy certificate"), max_length=13, blank=True
    )
    tourist_class = models.CharField(
        _("tourist class"),
        max_length=12,
        choices=TouristClass,
        default=TouristClass.UNCLASSIFIED,
    )

    # Off, travellers ask first: nobody is sure that the calendars seen elsewhere are up to date.
    instant_booking = models.BooleanField(_("booked at once"), default=True)
    min_nights = models.PositiveSmallIntegerField(
        _("shortest stay in nights"), default=1, validators=[MinValueValidator(1)]
    )
    max_nights = models.PositiveSmallIntegerField(
        _("longest stay in nights"), default=28, validators=[MaxValueValidator(LONGEST_STAY)]
    )
    buffer_nights = models.PositiveSmallIntegerField(
        _("nights kept free after a stay"),
        default=0,
        validators=[MaxValueValidator(LONGEST_BUFFER)],
    )
    arrival_days = models.CharField(
        _("days of arrival"),
        max_length=7,
        default="1234567",
        help_text=_("1 is Monday, 7 is Sunday; 56 allows Fridays and Saturdays only."),
    )
    check_in_from = models.TimeField(_("check-in from"), default=time(16))
    check_out_until = models.TimeField(_("check-out until"), default=time(11))
    cancellation = models.CharField(
        _("cancellation policy"),
        max_length=10,
        choices=CancellationPolicy.Kind,
        default=CancellationPolicy.Kind.MODERATE,
    )
    amenities = models.ManyToManyField(Amenity, blank=True, verbose_name=_("amenities"))

    objects: ClassVar = HomeQuerySet.as_manager()

    class Meta:
        verbose_name = _("home")
        verbose_name_plural = _("homes")
        ordering = ["reference"]
        indexes = [
            models.Index(fields=["state", "-rank", "id"], name="home_search"),
            models.Index(fields=["commune", "postcode"], name="home_place"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(min_nights__gte=1, max_nights__gte=models.F("min_nights")),
                name="stays_have_a_length",
            ),
            models.CheckConstraint(
                condition=models.Q(max_nights__lte=LONGEST_STAY), name="stays_are_bounded"
            ),
            models.CheckConstraint(
                condition=models.Q(buffer_nights__lte=LONGEST_BUFFER), name="buffer_is_bounded"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.street}"

    @property
    def address(self) -> str:
        return f"{self.street}, {self.postcode} {self.commune.name}"

    @property
    def place(self) -> str:
        """Where it is, as far as a visitor needs to know before booking."""
        return f"{self.commune.name} {arrondissement(self.postcode)}".rstrip()
