from io import BytesIO
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from PIL import Image

from core import outbox

from ...models import HomePhoto
from ...uploads import opened
from ..checks import Found
from ..rules import Severity
from .providers import Page, ReverseSearch, SearchFailed, SearchRefused, provider

KIND = "catalogue.search_photo"
LONGEST = 1600  # pixels: enough to be recognised
MOST = 10  # pages kept as evidence


def search_later(home_photo: HomePhoto) -> None:
    """Ask for a photo once, when a company is named; PCS's own licensed pictures are not asked."""
    if provider() is None or home_photo.photo.licence:
        return
    key = f"{home_photo.pk}-{home_photo.photo.file.name}"[:120]
    outbox.enqueue(KIND, key, {"home_photo": home_photo.pk})


def run(home_photo: HomePhoto) -> None:
    """Search now, and write down what was found, or that nothing could be asked."""
    chosen = provider()
    if chosen is None:  # switched off meanwhile
        return
    try:
        pages = _elsewhere(chosen, home_photo)
    except (SearchFailed, SearchRefused) as error:
        _write(home_photo, [Found("unsearched", Severity.INFO, {"why": str(error)})])
        if isinstance(error, SearchFailed):
            raise  # the outbox tries again
        return
    _write(home_photo, _found(pages))


def _elsewhere(chosen: ReverseSearch, home_photo: HomePhoto) -> list[Page]:
    own = urlsplit(settings.SITE_URL).hostname
    pages = chosen.search(_picture(home_photo))
    web = (page for page in pages if urlsplit(page.url).scheme in ("http", "https"))
    return [page for page in web if urlsplit(page.url).hostname != own]


def _picture(home_photo: HomePhoto) -> bytes:
    output = BytesIO()
    with home_photo.photo.file.open("rb") as file, opened(file) as picture:
        picture.draft("RGB", (LONGEST, LONGEST))
        small = picture.convert("RGB")
    small.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    small.info = {}
    small.save(output, "JPEG", quality=85)
    return output.getvalue()


def _found(pages: list[Page]) -> list[Found]:
    if not pages:
        return []
    kept = [{"url": one.url[:500], "title": one.title[:120]} for one in pages[:MOST]]
    whole = any(one.whole for one in pages)
    return [Found("online", Severity.DOUBT, {"pages": kept, "count": len(pages), "whole": whole})]


@transaction.atomic
def _write(home_photo: HomePhoto, found: list[Found]) -> None:
    from ..findings import ONLINE, write

    write(home_photo, found)
    codes = [one.code for one in found]
    stale = home_photo.findings.filter(code__in=ONLINE, settled_at=None).exclude(code__in=codes)
    stale.delete()
