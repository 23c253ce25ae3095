from typing import Any

from django.http import HttpRequest


def posted(request: HttpRequest) -> dict[str, Any]:
    """What was sent with a form: even nothing at all is an answer, with its errors."""
    return {"data": request.POST, "files": request.FILES} if request.method == "POST" else {}
