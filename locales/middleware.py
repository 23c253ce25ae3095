from django.http import HttpRequest, HttpResponse
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import trans_real

from core.pagecache import versions

from . import live

# Addresses without a language of their own: their 404 is an answer, not a reason to redirect.
WITHOUT_LANGUAGE = (
    "/ads/",
    "/api/",
    "/cms/",
    "/documents/",
    "/media/",
    "/outbox/",
    "/static/",
    "/webhooks/",
)
# What is called by machines or is a file: no language is read for it.
WITHOUT_WORDS = ("/media/", "/static/", "/webhooks/")
PREVIEWED = "previewed_language"  # in the session of an editor


class LiveLocaleMiddleware(LocaleMiddleware):
    """Django's language choice among the site's languages as they are now.

    An editor may read a hidden language. A program may name one in the address, and its 404 is not
    made a redirect to a page.
    """

    def process_request(self, request: HttpRequest) -> None:
        if not request.path_info.startswith(WITHOUT_WORDS):
            live.refresh(versions(request).languages)
        super().process_request(request)
        wished = previewed(request) or asked_for(request)
        if wished:
            translation.activate(wished)
            request.LANGUAGE_CODE = wished

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if request.path_info.startswith("/api/"):
            patch_vary_headers(response, ("Accept-Language",))
            response.headers.setdefault("Content-Language", translation.get_language())
        if request.path_info.startswith(WITHOUT_LANGUAGE) or previewed(request):
            return response
        return super().process_response(request, response)


def asked_for(request: HttpRequest) -> str:
    """A program names the language it wants in the address; one we lack is not heard."""
    code = request.GET.get("language", "") if request.path_info.startswith("/api/") else ""
    return code if live.is_live(code) else ""


def previewed(request: HttpRequest) -> str:
    """The hidden language of an address, if the reader is an editor who asked to see it."""
    found = trans_real.language_code_prefix_re.match(request.path_info)
    code = found[1] if found else ""
    if not live.is_hidden(code) or code != request.session.get(PREVIEWED):
        return ""
    return code
