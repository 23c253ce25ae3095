"""Uploaded files as the demo serves them: in parts too, so that one can seek in a film."""

import re

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.static import serve

ASKED = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """A file of the media folder, or the part of it that was asked for."""
    answer = serve(request, path, settings.MEDIA_ROOT)
    if not isinstance(answer, FileResponse):
        return answer
    answer.headers["Accept-Ranges"] = "bytes"
    # Several parts at once may be answered with the whole, as the standard allows.
    asked = ASKED.fullmatch(request.headers.get("Range", ""))
    return _part(answer, *asked.groups()) if asked and any(asked.groups()) else answer


def _part(whole: FileResponse, first: str, last: str) -> HttpResponse:
    size = int(whole.headers["Content-Length"])
    start = int(first) if first else max(0, size - int(last))
    end = min(int(last), size - 1) if first and last else size - 1
    if start > end:
        whole.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    file = whole.file_to_stream
    file.seek(start)
    answer = HttpResponse(file.read(end - start + 1), status=206, headers=dict(whole.headers))
    whole.close()
    answer.headers["Content-Range"] = f"bytes {start}-{end}/{size}"
    answer.headers["Content-Length"] = str(end - start + 1)
    return answer
