from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from catalogue.models import Home
from core.prepared import Blank

from ..channels.rules import STALE_AFTER, Alarm, Kind, Trouble
from .block import Block

TOKEN_LENGTH = 40


def new_token() -> str:
    return get_random_string(TOKEN_LENGTH)


def _unread_since(limit: datetime | Blank) -> Q:
    return Q(last_good_at__lt=limit) | Q(last_good_at=None, added_at__lt=limit)


class CalendarAddress(models.Model):
    """The secret address at which anyone who knows it reads when a home is taken."""

    home = models.OneToOneField(
        Home, on_delete=models.CASCADE, related_name="calendar_address", verbose_name=_("home")
    )
    token = models.CharField(_("secret"), max_length=TOKEN_LENGTH, unique=True, default=new_token)

    class Meta:
        verbose_name = _("calendar address")
        verbose_name_plural = _("calendar addresses")

    def __str__(self) -> str:
        return self.home.reference


class FeedQuerySet(models.QuerySet["Feed"]):
    def due(self) -> "FeedQuerySet":
        """Feeds to fetch now."""
        waited = Q(next_fetch_at=None) | Q(next_fetch_at__lte=timezone.now())
        let = self.exclude(home__state=Home.State.ARCHIVED)
        return let.filter(waited, paused_at=None)

    def stale(self) -> "FeedQuerySet":
        """Feeds that nobody has read well for hours, whatever the reason."""
        return self.filter(_unread_since(timezone.now() - STALE_AFTER))

    def doubtful(self, limit: datetime | Blank | None = None) -> "FeedQuerySet":
        """Feeds that may hide a reservation: alarmed, or not read well since a time."""
        return self.filter(~Q(alarm="") | _unread_since(limit or timezone.now() - STALE_AFTER))


class Feed(models.Model):
    """Another site's calendar of a home, read every quarter of an hour."""

    class Channel(models.TextChoices):
        AIRBNB = "airbnb", "Airbnb"
        BOOKING = "booking", "Booking.com"
        ABRITEL = "abritel", "Abritel"
        GOOGLE = "google", "Google"
        OTHER = "other", _("Another site")

    class AlarmCode(models.TextChoices):
        EMPTIED = Alarm.EMPTIED.value, _("suddenly empty")
        SHRUNK = Alarm.SHRUNK.value, _("half of it is gone")
        FAILING = Alarm.FAILING.value, _("cannot be read")
        STALE = Alarm.STALE.value, _("not read for hours")

    home = models.ForeignKey(
        Home, on_delete=models.PROTECT, related_name="feeds", verbose_name=_("home")
    )
    channel = models.CharField(_("site"), max_length=8, choices=Channel)
    name = models.CharField(_("name"), max_length=60, blank=True)
    address = models.URLField(_("address"), max_length=1000)
    # What the other site is given, so that it never gets its own reservations back.
    token = models.CharField(_("secret"), max_length=TOKEN_LENGTH, unique=True, default=new_token)
    added_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("added by")
    )
    added_at = models.DateTimeField(_("added"), auto_now_add=True)
    paused_at = models.DateTimeField(_("paused"), null=True, blank=True)

    etag = models.CharField(max_length=200, blank=True, editable=False)
    last_modified = models.CharField(max_length=60, blank=True, editable=False)
    last_good_at = models.DateTimeField(_("last read well"), null=True, blank=True)
    asked_at = models.DateTimeField(_("last asked for by hand"), null=True, blank=True)
    # Empty while all is well: then it is fetched whenever the clock strikes.
    next_fetch_at = models.DateTimeField(_("not before"), null=True, blank=True)
    failures = models.PositiveSmallIntegerField(_("failures in a row"), default=0)
    trouble = models.CharField(_("trouble"), max_length=12, blank=True)
    # What could not be understood of events: [[code, what the event calls itself], …].
    skipped = models.JSONField(_("not understood"), default=list, blank=True)
    alarm = models.CharField(_("alarm"), max_length=8, choices=AlarmCode, blank=True)
    alarm_since = models.DateTimeField(_("alarm since"), null=True, blank=True)
    # A person said that what is missing is really gone.
    removal_allowed = models.BooleanField(_("removals confirmed"), default=False)

    objects: ClassVar = FeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("calendar read elsewhere")
        verbose_name_plural = _("calendars read elsewhere")
        ordering = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["home", "address"], name="a_calendar_is_read_once"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        return self.name or str(self.get_channel_display())

    @property
    def trouble_code(self) -> Trouble | None:
        return Trouble(self.trouble) if self.trouble else None

    @property
    def is_stale(self) -> bool:
        since: datetime = self.last_good_at or self.added_at
        return timezone.now() - since > STALE_AFTER

    @property
    def is_waiting(self) -> bool:
        """Added, and not fetched yet."""
        return self.last_good_at is None and not self.failures and not self.paused_at


class FeedEvent(models.Model):
    """One entry of such a calendar: the nights [first, last) that it says are taken."""

    class Kinds(models.TextChoices):
        STAY = Kind.STAY.value, _("Reserved")
        CLOSED = Kind.CLOSED.value, _("Closed")
        TENTATIVE = Kind.TENTATIVE.value, _("Option")
        UNKNOWN = Kind.UNKNOWN.value, _("Taken")

    feed = models.ForeignKey(
        Feed, on_delete=models.CASCADE, related_name="events", verbose_name=_("calendar")
    )
    uid = models.CharField(max_length=255)
    kind = models.CharField(_("kind"), max_length=9, choices=Kinds)
    first = models.DateField(_("first night"))
    last = models.DateField(_("until, not included"))
    summary = models.CharField(_("title"), max_length=120, blank=True)
    # It came back to us from there: exporting it again would keep it alive for ever.
    echo = models.BooleanField(_("known from us"), default=False)
    missing_since = models.DateTimeField(_("missing since"), null=True, blank=True)
    cancelled_at = models.DateTimeField(_("gone"), null=True, blank=True)
    block = models.OneToOneField(
        Block,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="feed_event",
        verbose_name=_("block"),
    )

    class Meta:
        verbose_name = _("entry of a calendar")
        verbose_name_plural = _("entries of calendars")
        ordering = ["first", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["feed", "uid"], name="a_feed_names_an_event_once"),
            models.CheckConstraint(
                condition=Q(last__gt=models.F("first")), name="an_event_has_a_night"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first:%Y-%m-%d} {self.summary}"
