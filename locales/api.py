import hashlib
import json

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language, get_language_bidi, get_language_info
from ninja import Router, Schema

from . import android, live

router = Router(tags=["Languages"], auth=None)


class LanguageOut(Schema):
    """A language of the site, under the name its readers give it."""

    code: str
    name: str
    direction: str


class StringsOut(Schema):
    """The app's words; a sentence with a number comes in the plural forms of the language."""

    language: str
    direction: str
    version: str
    strings: dict[str, str | dict[str, str]]


@router.get("/languages", response=list[LanguageOut])
def languages(request: HttpRequest) -> list[dict[str, str]]:
    """The languages of the site, the source language first."""
    return [_described(code) for code in live.codes()]


@router.get("/strings", response=StringsOut)
def strings(request: HttpRequest, language: str = "") -> HttpResponse:
    """The words of the travellers' app in `language`, or else in what the request accepts.

    Send the ETag back in If-None-Match: unchanged words are answered with 304.
    """
    words = android.strings()
    version = hashlib.sha256(json.dumps(words, sort_keys=True).encode()).hexdigest()[:16]
    code = str(get_language())
    body = {"language": code, "direction": direction(), "version": version, "strings": words}
    etag = f'"{code}-{version}"'
    answer = JsonResponse(body, headers={"ETag": etag, "Cache-Control": "no-cache"})
    return get_conditional_response(request, etag=etag, response=answer) or answer


def direction() -> str:
    return "rtl" if get_language_bidi() else "ltr"


def _described(code: str) -> dict[str, str]:
    info = get_language_info(code)
    way = "rtl" if info["bidi"] else "ltr"
    return {"code": code, "name": info["name_local"], "direction": way}
