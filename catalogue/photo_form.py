from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from .authenticity.intake import remember
from .authenticity.reading import Facts, read
from .authenticity.refusals import refusal
from .models import Photo
from .uploads import NoPicture, TooManyPixels, redraw


class PhotoField(WagtailImageField):
    """Takes only pictures it could draw anew, and hands on the new file with its facts."""

    def to_python(self, data: Any) -> Any:
        if data in self.empty_values:
            return None
        if self.max_upload_size is not None and data.size > self.max_upload_size:
            self.check_image_file_size(data)
        try:
            drawn = redraw(data, data.name)
        except TooManyPixels as error:
            raise ValidationError(refusal(error), code="file_too_many_pixels") from error
        except NoPicture as error:
            raise ValidationError(refusal(error), code="invalid_image") from error
        drawn.facts = read(data, drawn)
        return super().to_python(drawn)


class RedrawnPhotoForm(BaseImageForm):
    """What every form that uploads a photo builds upon."""

    file = PhotoField(label=gettext_lazy("File"), widget=BaseImageForm.Meta.widgets["file"])

    def save(self, commit: bool = True) -> Photo:
        facts = getattr(self.cleaned_data.get("file"), "facts", None)
        if isinstance(facts, Facts):
            remember(self.instance, facts)
        photo: Photo = super().save(commit=commit)
        return photo
