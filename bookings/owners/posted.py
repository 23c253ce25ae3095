from django.http import HttpRequest, QueryDict


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent with a form: even nothing at all is an answer, with its errors."""
    return request.POST if request.method == "POST" else None
