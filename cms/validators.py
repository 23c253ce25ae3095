"""Uploaded films and captions, refused when they are something else."""

from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext as _

from .film import CAPTIONS_MAX, HEAD, VIDEO_EXTENSIONS, VIDEO_MAX, is_webvtt, video_kind


def validate_video(file: File) -> None:
    extension = str(file.name).rsplit(".", 1)[-1].lower()
    if file.size > VIDEO_MAX:
        most = {"most": VIDEO_MAX // 1024**2}
        raise ValidationError(_("This film is too large: at most %(most)s MB are taken.") % most)
    if extension not in VIDEO_EXTENSIONS or video_kind(_head(file)) != extension:
        raise ValidationError(_("This file is no MP4 or WebM film. Send one of those."))


def validate_captions(file: File) -> None:
    if file.size > CAPTIONS_MAX or not is_webvtt(_head(file, CAPTIONS_MAX)):
        raise ValidationError(_("This file holds no captions. Send a WebVTT file in UTF-8."))


def _head(file: File, length: int = HEAD) -> bytes:
    file.seek(0)
    head = file.read(length)
    file.seek(0)
    return bytes(head)
