from django.http import HttpRequest, HttpResponse
from django.middleware.locale import LocaleMiddleware

# Addresses without a language of their own: their 404 is an answer, not a reason to redirect.
WITHOUT_LANGUAGE = (
    "/api/",
    "/cms/",
    "/documents/",
    "/media/",
    "/outbox/",
    "/static/",
    "/webhooks/",
)


class ApiSparingLocaleMiddleware(LocaleMiddleware):
    """Django's language choice, without turning an API's 404 into a redirect to a page."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if request.path_info.startswith(WITHOUT_LANGUAGE):
            return response
        return super().process_response(request, response)
