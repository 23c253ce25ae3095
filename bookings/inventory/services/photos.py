"""Photos of lines: drawn anew without their metadata, small enough for a phone's network."""

from functools import partial
from io import BytesIO
from typing import IO
from uuid import UUID

from django.core.files.base import ContentFile, File
from django.db import transaction
from PIL import Image, ImageOps

from accounts.models import User
from catalogue.uploads import redraw

from ...models import ReportLine, ReportPhoto
from ..errors import TooMany
from ..rules import may_add_photo
from .filling import open_report

LONGEST_SIDE = 1600


def add_photo(line: ReportLine, file: IO[bytes], key: UUID, by: User) -> ReportPhoto:
    """Keep a photo of a line; the same key a second time finds the photo of the first."""
    content = shrunk(redraw(file, "photo"))  # before the lock: drawing takes a while
    with transaction.atomic():
        report = open_report(line.report_id)
        known = line.photos.filter(key=key).first()
        if known:
            return known
        on_report = ReportPhoto.objects.filter(line__report=report).count()
        if not may_add_photo(line.photos.count(), on_report):
            raise TooMany
        image = ContentFile(content, f"{key}.jpg")
        return ReportPhoto.objects.create(line=line, key=key, image=image, added_by=by)


@transaction.atomic
def remove_photo(photo: ReportPhoto) -> None:
    open_report(photo.line.report_id)
    photo.delete()
    transaction.on_commit(partial(photo.image.storage.delete, str(photo.image.name)))


def shrunk(file: File) -> bytes:
    """A picture of ours as a JPEG that is no larger than it is looked at."""
    file.seek(0)
    with Image.open(file) as picture:
        small = ImageOps.contain(picture.convert("RGB"), (LONGEST_SIDE, LONGEST_SIDE))
    output = BytesIO()
    small.save(output, "JPEG", quality=82, optimize=True)
    return output.getvalue()
