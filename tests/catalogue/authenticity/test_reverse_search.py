"""Other companies are asked only when the operator named one, and never get more than pixels."""

import base64
import io
import json

import pytest
from PIL import Image

from catalogue.authenticity import add_photo, check_home, findings_of, search
from core import outbox
from core.models import OutboxEntry
from tests.catalogue.authenticity.pictures import exif, room, sent
from tests.catalogue.authenticity.stand_in import stand_in

FOUND = {
    "google": {
        "responses": [
            {
                "webDetection": {
                    "pagesWithMatchingImages": [
                        {
                            "url": "https://rent.example.org/loft",
                            "pageTitle": "Loft",
                            "fullMatchingImages": [{"url": "https://rent.example.org/1.jpg"}],
                        },
                        {"url": "http://localhost:8000/fr/logements/", "pageTitle": "Ours"},
                        {"url": "javascript:alert(1)"},
                    ]
                }
            }
        ]
    },
    "tineye": {
        "code": 200,
        "results": {
            "matches": [
                {
                    "domain": "rent.example.org",
                    "backlinks": [
                        {
                            "backlink": "https://rent.example.org/loft",
                            "url": "https://rent.example.org/1.jpg",
                        }
                    ],
                }
            ]
        },
    },
}
NOTHING = {
    "google": {"responses": [{}]},
    "tineye": {"code": 200, "results": {"matches": []}},
}


@pytest.fixture
def company():
    with stand_in() as told:
        yield told


@pytest.fixture(params=["google", "tineye"])
def name(request, settings, company) -> str:
    settings.REVERSE_IMAGE_SEARCH = request.param
    settings.REVERSE_IMAGE_SEARCH_KEY = "a key"
    settings.REVERSE_IMAGE_SEARCH_URL = company.address
    settings.SITE_URL = "http://localhost:8000"
    company.answer = FOUND[request.param]
    return request.param


@pytest.fixture
def photo(home):
    return add_photo(
        home, sent(room(1), exif=exif(software="Pixel 8", place=(48.857, 2.359))), None
    )


def codes(home) -> list[str]:
    return [one.code for one in findings_of(home)]


def picture_in(name: str, body: bytes) -> bytes:
    if name == "google":
        return base64.b64decode(json.loads(body)["requests"][0]["image"]["content"])
    start = body.index(b"\xff\xd8\xff")
    return body[start : body.rindex(b"\r\n--")]


def test_nobody_is_asked_by_default(photo, home, company):
    outbox.deliver_due()
    check_home(home)

    assert not OutboxEntry.objects.filter(kind=search.KIND).exists()
    assert not company.asked


@pytest.mark.requirement("M1-O2")
def test_pages_that_show_the_photo_are_a_finding_with_links(name, photo, home, company):
    outbox.deliver_due()
    outbox.deliver_due()

    (found,) = findings_of(home)
    assert (found.code, found.severity) == ("online", 2)
    assert [link.url for link in found.links] == ["https://rent.example.org/loft"]
    assert "rent.example.org" not in found.advice
    assert len(company.asked) == 1


def test_only_the_pixels_leave(name, photo, company):
    outbox.deliver_due()
    outbox.deliver_due()

    (_path, headers, body) = company.asked[0]
    with Image.open(io.BytesIO(picture_in(name, body))) as seen:
        assert not seen.getexif()
    assert b"Pixel 8" not in body
    assert "a key" in headers.values()
    assert photo.home.reference.encode() not in body


def test_a_company_that_finds_nothing_makes_no_finding(name, photo, home, company):
    company.answer = NOTHING[name]
    outbox.deliver_due()
    outbox.deliver_due()

    assert codes(home) == []


@pytest.mark.parametrize(
    "status, answer", [(503, {}), (429, {}), (200, b"<html>"), (200, {"x": 1})]
)
def test_a_company_that_fails_is_asked_again_later(name, status, answer, photo, home, company):
    company.status, company.answer = status, answer
    outbox.deliver_due()
    outbox.deliver_due()

    (found,) = findings_of(home)
    assert (found.code, found.severity, found.advice) == ("unsearched", 1, "")
    entry = OutboxEntry.objects.get(kind=search.KIND)
    assert entry.state == OutboxEntry.State.PENDING

    company.status, company.answer = 200, FOUND[name]
    outbox.retry(entry)
    outbox.deliver_due()
    assert codes(home) == ["online"]


@pytest.mark.parametrize("status", [400, 401, 403, 302])
def test_a_company_that_refuses_is_not_asked_again(name, status, photo, home, company):
    company.status = status
    outbox.deliver_due()
    outbox.deliver_due()

    assert codes(home) == ["unsearched"]
    assert OutboxEntry.objects.get(kind=search.KIND).state == OutboxEntry.State.DONE


def test_an_endless_answer_is_not_read(name, photo, home, company):
    company.answer = b" " * (5 * 1024 * 1024)
    outbox.deliver_due()
    outbox.deliver_due()

    assert codes(home) == ["unsearched"]


def test_checking_again_keeps_what_the_search_found(name, photo, home, company):
    outbox.deliver_due()
    outbox.deliver_due()
    check_home(home)

    assert codes(home) == ["online"]
    assert len(company.asked) == 1


@pytest.mark.parametrize(
    "chosen, key, error",
    [("gogle", "k", "E001"), ("google", "", "E002"), ("tineye", "k", ""), ("", "", "")],
)
def test_a_mistyped_company_is_an_error_at_the_start(chosen, key, error, settings):
    settings.REVERSE_IMAGE_SEARCH, settings.REVERSE_IMAGE_SEARCH_KEY = chosen, key

    ids = [one.id for one in search.providers.company_is_known()]

    assert ids == ([f"catalogue.{error}"] if error else [])
