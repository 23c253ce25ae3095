"""Files that only those whom they concern may read; the view has asked whose they are."""

import mimetypes
from pathlib import PurePath

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404


def private_file(file: FieldFile, download: bool = False) -> FileResponse:
    """A picture is shown, anything else is offered to be kept."""
    if not file or not file.storage.exists(file.name):
        raise Http404
    name = PurePath(file.name).name
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    shown = kind.startswith("image/") and not download
    headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-store"}
    return FileResponse(
        file.open(), as_attachment=not shown, filename=name, content_type=kind, headers=headers
    )
