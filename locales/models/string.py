"""The words of the code: buttons, errors, mails, documents; and what editors translate them to."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _


class Area(models.TextChoices):
    """Where people meet a string; a string used in several places counts in the first."""

    SITE = "site", _("Public site")
    MAILS = "mails", _("Mails")
    DOCUMENTS = "documents", _("PDF documents")
    ANDROID = "android", _("Android app")
    API = "api", _("Answers of the API")
    NAMES = "names", _("Names of fields and states")
    LIBRARIES = "libraries", _("Forms, dates and logging in")
    OFFICE = "office", _("Back-office")


class InterfaceStringQuerySet(models.QuerySet["InterfaceString"]):
    def in_use(self) -> "InterfaceStringQuerySet":
        return self.filter(obsolete_at=None)

    def done(self, language: str) -> "InterfaceStringQuerySet":
        """What needs nothing in a language: translated by an editor, or shipped with the code."""
        untouched = shipped(language) & ~Q(_has(language))
        return self.filter(Q(_has(language, InterfaceTranslation.State.DONE)) | untouched)

    def missing(self, language: str) -> "InterfaceStringQuerySet":
        return self.exclude(Q(_has(language)) | shipped(language))

    def machine(self, language: str) -> "InterfaceStringQuerySet":
        return self.filter(_has(language, InterfaceTranslation.State.MACHINE))

    def outdated(self, language: str) -> "InterfaceStringQuerySet":
        return self.filter(_has(language, InterfaceTranslation.State.OUTDATED))


def shipped(language: str) -> Q:
    """The catalogues that come with the code say it; `shipped` reads " en es fr "."""
    return Q(shipped__contains=f" {language} ")


def _has(language: str, *states: str) -> Exists:
    rows = InterfaceTranslation.objects.filter(string=OuterRef("pk"), language=language)
    return Exists(rows.filter(state__in=states) if states else rows)


class InterfaceString(models.Model):
    """A sentence of the code, collected on migrate; its words are English."""

    # Of context, singular and plural: long texts cannot be unique on every database.
    digest = models.CharField(max_length=64, unique=True, editable=False)
    context = models.CharField(_("context"), max_length=120, blank=True)
    msgid = models.TextField(_("text"))
    msgid_plural = models.TextField(_("text for several"), blank=True)
    area = models.CharField(_("area"), max_length=12, choices=Area)
    places = models.TextField(_("where it is used"), blank=True)  # one file a line
    shipped = models.CharField(max_length=1000, blank=True, editable=False)
    obsolete_at = models.DateTimeField(_("no longer used since"), null=True, blank=True)

    objects: ClassVar = InterfaceStringQuerySet.as_manager()

    class Meta:
        verbose_name = _("interface string")
        verbose_name_plural = _("interface strings")
        ordering = ["area", "msgid"]
        indexes = [models.Index(fields=["area", "obsolete_at"], name="strings_by_area")]

    def __str__(self) -> str:
        return self.msgid[:80]

    @property
    def in_use(self) -> bool:
        return self.obsolete_at is None

    @property
    def key(self) -> str:
        """As gettext looks it up."""
        return f"{self.context}\x04{self.msgid}" if self.context else self.msgid


class InterfaceTranslation(models.Model):
    """What a string says in a language; only what is done is shown to visitors."""

    class State(models.TextChoices):
        MACHINE = "machine", _("Translated by machine")
        OUTDATED = "outdated", _("Outdated")
        DONE = "done", _("Done")

    string = models.ForeignKey(
        InterfaceString, on_delete=models.CASCADE, related_name="translations"
    )
    # A code rather than a Locale: the work outlives a language that is deleted and comes back.
    language = models.CharField(_("language"), max_length=20)
    forms = models.JSONField(_("translation"))  # one text for each plural form of the language
    state = models.CharField(_("state"), max_length=10, choices=State)
    revision = models.PositiveIntegerField(default=1)  # so that a second editor is not overwritten
    changed_at = models.DateTimeField(_("changed"), auto_now=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("translation of an interface string")
        verbose_name_plural = _("translations of interface strings")
        constraints = [
            models.UniqueConstraint(
                fields=["string", "language"], name="one_interface_translation_per_language"
            )
        ]
        indexes = [models.Index(fields=["language", "state"], name="texts_by_language")]
        permissions = [("translate_interface", "Can translate the words of the interface")]

    def __str__(self) -> str:
        return f"{self.language}: {self.string}"
