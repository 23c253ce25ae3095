"""Why a file was not taken, in words for the one who sent it."""

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from ..uploads import NoPicture, TooManyPixels
from .intake import MOST, TooLarge, TooMany

REFUSALS = (NoPicture, TooManyPixels, TooLarge, TooMany)


def refusal(error: Exception) -> str:
    """A sentence for each of the REFUSALS."""
    if isinstance(error, TooManyPixels):
        most = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000
        text = _("This picture has too many pixels: at most %(most)s million are taken.")
        return text % {"most": most}
    if isinstance(error, TooLarge):
        size = filesizeformat(settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE)
        return _("This file is too large: at most %(size)s are taken.") % {"size": size}
    if isinstance(error, TooMany):
        return _("A home has at most %(most)s photos.") % {"most": MOST}
    return _("This file is no picture, or it is damaged. Send a JPEG, PNG, WebP or AVIF.")
