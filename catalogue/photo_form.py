from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from .uploads import NoPicture, TooManyPixels, redraw


class PhotoField(WagtailImageField):
    """Takes only pictures it could draw anew, and hands on the new file."""

    def to_python(self, data: Any) -> Any:
        if data in self.empty_values:
            return None
        if self.max_upload_size is not None and data.size > self.max_upload_size:
            self.check_image_file_size(data)
        try:
            drawn = redraw(data, data.name)
        except TooManyPixels as error:
            text = _("This picture has too many pixels: at most %(most)s million are taken.")
            most = {"most": self.max_image_pixels // 1_000_000}
            raise ValidationError(text % most, code="file_too_many_pixels") from error
        except NoPicture as error:
            text = _("This file is no picture, or it is damaged. Send a JPEG, PNG, WebP or AVIF.")
            raise ValidationError(text, code="invalid_image") from error
        return super().to_python(drawn)


class RedrawnPhotoForm(BaseImageForm):
    """What every form that uploads a photo builds upon."""

    file = PhotoField(label=gettext_lazy("File"), widget=BaseImageForm.Meta.widgets["file"])
