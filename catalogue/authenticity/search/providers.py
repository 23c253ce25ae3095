import json
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

import requests
from django.conf import settings
from django.core.checks import Error, register

from core.network import outside_transaction

WAIT = (5, 20)  # seconds to connect, and to answer
LARGEST = 4 * 1024 * 1024  # bytes of an answer
BUSY = 429


class SearchFailed(Exception):
    """The company did not answer as it should: worth another try later."""


class SearchRefused(Exception):
    """The company will not answer this, however often it is asked."""


@dataclass(frozen=True)
class Page:
    """A page that shows a photo, the whole of it or a part."""

    url: str
    title: str = ""
    whole: bool = True


class ReverseSearch(Protocol):
    """Finds the pages that show a picture, given as the bytes of a JPEG."""

    def search(self, picture: bytes) -> list[Page]: ...


class GoogleVision:
    """Web detection of the Cloud Vision API."""

    base = "https://vision.googleapis.com"

    def search(self, picture: bytes) -> list[Page]:
        features = [{"type": "WEB_DETECTION", "maxResults": 20}]
        asked = {"image": {"content": b64encode(picture).decode()}, "features": features}
        told = _ask(
            f"{_base(self.base)}/v1/images:annotate",
            headers={"X-Goog-Api-Key": settings.REVERSE_IMAGE_SEARCH_KEY},
            json={"requests": [asked]},
        )
        return list(_understood(_google_pages, told))


def _google_pages(told: Any) -> Iterator[Page]:
    answer = told["responses"][0]
    if "error" in answer:
        raise SearchRefused(str(answer["error"].get("message", ""))[:200])
    for page in answer.get("webDetection", {}).get("pagesWithMatchingImages", []):
        whole = bool(page.get("fullMatchingImages"))
        yield Page(str(page["url"]), str(page.get("pageTitle", "")), whole)


class TinEye:
    """The search of TinEye's REST API."""

    base = "https://api.tineye.com"

    def search(self, picture: bytes) -> list[Page]:
        told = _ask(
            f"{_base(self.base)}/rest/search/",
            headers={"x-api-key": settings.REVERSE_IMAGE_SEARCH_KEY},
            data={"limit": "20", "offset": "0"},
            files={"image_upload": ("photo.jpg", picture, "image/jpeg")},
        )
        return list(_understood(_tineye_pages, told))


def _tineye_pages(told: Any) -> Iterator[Page]:
    for match in told["results"]["matches"]:
        for link in match.get("backlinks", [])[:2]:
            yield Page(str(link["backlink"]), str(match.get("domain", "")))


PROVIDERS: dict[str, Callable[[], ReverseSearch]] = {"google": GoogleVision, "tineye": TinEye}


def provider() -> ReverseSearch | None:
    """The company that the operator chose."""
    made = PROVIDERS.get(settings.REVERSE_IMAGE_SEARCH)
    return made() if made else None


@register()
def company_is_known(**_kwargs: Any) -> list[Error]:
    """A name that is mistyped would quietly mean that nobody is asked."""
    name = settings.REVERSE_IMAGE_SEARCH
    if name and name not in PROVIDERS:
        known = ", ".join(PROVIDERS)
        return [Error(f"REVERSE_IMAGE_SEARCH is one of: {known}.", id="catalogue.E001")]
    if name and not settings.REVERSE_IMAGE_SEARCH_KEY:
        return [Error("REVERSE_IMAGE_SEARCH needs REVERSE_IMAGE_SEARCH_KEY.", id="catalogue.E002")]
    return []


def _base(usual: str) -> str:
    return (settings.REVERSE_IMAGE_SEARCH_URL or usual).rstrip("/")


def _ask(address: str, **asked: Any) -> Any:
    outside_transaction()
    try:
        with requests.post(
            address, timeout=WAIT, allow_redirects=False, stream=True, **asked
        ) as answer:
            if answer.status_code == BUSY or answer.status_code >= 500:
                raise SearchFailed(f"status {answer.status_code}")
            if answer.status_code != 200:
                raise SearchRefused(f"status {answer.status_code}")
            return _json(answer)
    except (requests.RequestException, ValueError) as error:
        raise SearchFailed(type(error).__name__) from error


def _json(answer: requests.Response) -> Any:
    content = b""
    for piece in answer.iter_content(64 * 1024):
        content += piece
        if len(content) > LARGEST:
            raise SearchRefused("the answer is too long")
    return json.loads(content)


def _understood(pages: Callable[[Any], Iterator[Page]], told: Any) -> list[Page]:
    try:
        return list(pages(told))
    except (LookupError, TypeError, AttributeError) as error:
        raise SearchFailed("an answer of another shape") from error
