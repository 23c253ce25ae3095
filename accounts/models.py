from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from phonenumber_field.modelfields import PhoneNumberField

from locales import live
from locales.known import own_name


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save()
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """A person who logs in by e-mail; anonymised on request, never deleted."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    phone = PhoneNumberField(_("phone"), blank=True)
    language = models.CharField(_("language"), max_length=10, default="fr")
    is_staff = models.BooleanField(_("works at PCS"), default=False)
    is_active = models.BooleanField(_("may log in"), default=True)
    date_joined = models.DateTimeField(_("joined"), default=timezone.now)
    anonymised_at = models.DateTimeField(null=True, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.get_full_name()

    def get_full_name(self) -> str:
        if self.anonymised_at:
            return gettext("Deleted account")
        return self.name or self.email

    def get_short_name(self) -> str:
        return self.name.split(" ")[0] if self.name else self.email

    @property
    def reads(self) -> str:
        """The language to write to them in: theirs, while it is on the site."""
        return live.or_source(self.language)

    @property
    def language_away(self) -> str:
        """Their language's own name, when it has left the site; their wish is kept."""
        return "" if live.is_live(self.language) else own_name(self.language)

    @property
    def first_name(self) -> str:
        """The page editor greets people by this."""
        return self.get_short_name()


class Owner(models.Model):
    """Someone who entrusts homes to PCS."""

    user = models.OneToOneField(User, on_delete=models.PROTECT, verbose_name=_("person"))
    # Where they live, as the mandate and the invoices say it.
    company = models.CharField(_("company"), max_length=120, blank=True)
    street = models.CharField(_("street"), max_length=120, blank=True)
    postcode = models.CharField(_("postcode"), max_length=12, blank=True)
    city = models.CharField(_("town"), max_length=80, blank=True)
    country = CountryField(_("country"), default="FR")
    approval_threshold = models.DecimalField(
        _("asked before spending more than, in euros"),
        max_digits=8,
        decimal_places=2,
        default=150,
        validators=[MinValueValidator(0)],
    )

    class Meta:
        verbose_name = _("owner")
        verbose_name_plural = _("owners")

    def __str__(self) -> str:
        return str(self.user)

    @property
    def address(self) -> str:
        """On one line, as papers bear it; empty until they gave it."""
        if not self.street:
            return ""
        abroad = "" if self.country == "FR" else f", {self.country.name}"
        return f"{self.street}, {self.postcode} {self.city}{abroad}"


class Membership(models.TextChoices):
    """The formulas of the VIP offer; their names are PCS's own in every language."""

    FREE = "free", _("Free")
    BAG_PACKER = "bag_packer", _("Bag Packer")
    EXPLORATOR = "explorator", _("Explorator")


class Traveller(models.Model):
    """Someone who books stays."""

    user = models.OneToOneField(User, on_delete=models.PROTECT, verbose_name=_("person"))
    membership = models.CharField(
        _("membership"), max_length=10, choices=Membership, default=Membership.FREE
    )
    stripe_customer = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = _("traveller")
        verbose_name_plural = _("travellers")

    def __str__(self) -> str:
        return str(self.user)
