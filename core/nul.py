"""The one character that PostgreSQL keeps in no text: nobody asks for it by accident."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse

NUL, WRITTEN = "\0", "%00"


class WithoutNul:
    """An address with it is not found; in a query it counts as not written.

    Fields of forms refuse it themselves.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        query = request.META.get("QUERY_STRING", "")
        while WRITTEN in query:
            query = query.replace(WRITTEN, "")
        request.META["QUERY_STRING"] = query
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> None:
        if NUL in request.path_info:
            raise Http404
