"""Whatever is written once is offered for translation at once."""

from django.contrib.admin.utils import quote
from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Locale, TranslatableMixin


def offer(request: HttpRequest, instance: Model) -> None:
    """A message with a button, for those who may, while a language is missing."""
    if not isinstance(instance, TranslatableMixin):
        return
    if not request.user.has_perm("wagtail_localize.submit_translation"):
        return
    written = instance.get_translations(inclusive=True).values("locale")
    missing = Locale.objects.exclude(pk__in=written).count()
    if missing:
        opts = instance._meta
        args = [opts.app_label, opts.model_name, quote(instance.pk)]
        address = reverse("wagtail_localize:submit_snippet_translation", args=args)
        messages.info(
            request,
            _("“%(title)s” is not translated yet.") % {"title": instance},
            buttons=[messages.button(address, _("Translate it now"))],
        )
