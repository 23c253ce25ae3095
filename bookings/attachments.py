"""Files from owners and staff: pictures drawn anew, PDF files whose first bytes say so."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils.text import slugify
from django.utils.translation import gettext as _

from catalogue.uploads import NoPicture, TooManyPixels, redraw

MEGABYTES = 10
MOST_FILES = 5
PDF = b"%PDF-"


def safe_file(file: UploadedFile, pdf: bool = True) -> SimpleUploadedFile:
    """The file as it may be kept; raises ValidationError with what is wrong with it."""
    if file.size and file.size > MEGABYTES * 1024 * 1024:
        text = _("“%(name)s” is larger than %(most)s MB.")
        raise ValidationError(text % {"name": file.name, "most": MEGABYTES})
    if pdf and file.read(len(PDF)) == PDF:
        return _pdf(file)
    try:
        return redraw(file, file.name or "photo")
    except TooManyPixels as error:
        text = _("“%(name)s” has too many pixels: send a smaller picture.")
        raise ValidationError(text % {"name": file.name}) from error
    except NoPicture as error:
        text = _("“%(name)s” is neither a picture we can read nor a PDF.")
        text = text if pdf else _("“%(name)s” is no picture we can read: JPEG, PNG, WebP or AVIF.")
        raise ValidationError(text % {"name": file.name}) from error


def _pdf(file: UploadedFile) -> SimpleUploadedFile:
    file.seek(0)
    stem = slugify((file.name or "").rpartition(".")[0])[:80] or "document"
    return SimpleUploadedFile(f"{stem}.pdf", file.read(), "application/pdf")


class SafeFileField(forms.FileField):
    """One file; a picture alone where `pdf` is False."""

    def __init__(self, pdf: bool = True, **kwargs: Any) -> None:
        self.pdf = pdf
        kinds = "image/*,application/pdf" if pdf else "image/*"
        kwargs.setdefault("widget", forms.FileInput(attrs={"accept": kinds}))
        super().__init__(**kwargs)

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        return safe_file(file, self.pdf) if isinstance(file, UploadedFile) else file


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class SafeFilesField(forms.FileField):
    """Some files at once."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", SeveralFiles(attrs={"accept": "image/*,application/pdf"}))
        super().__init__(**kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        files = [file for file in (data or []) if file]
        if len(files) > MOST_FILES:
            text = _("Send at most %(most)s files with a message.")
            raise ValidationError(text % {"most": MOST_FILES})
        return [safe_file(super(SafeFilesField, self).clean(file)) for file in files]
