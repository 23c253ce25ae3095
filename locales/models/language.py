from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale


class HiddenLanguage(models.Model):
    """A language that editors prepare while visitors do not see it; its work stays."""

    locale = models.OneToOneField(
        Locale, on_delete=models.CASCADE, related_name="hidden", verbose_name=_("language")
    )
    since = models.DateTimeField(_("hidden since"), auto_now_add=True)

    class Meta:
        verbose_name = _("hidden language")
        verbose_name_plural = _("hidden languages")
        permissions = [("manage_languages", "Can add, hide and delete languages")]

    def __str__(self) -> str:
        return str(self.locale)
