"""The nightly look at the whole site, and the quick one at what was just published."""

from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone
from django.utils.text import Truncator
from wagtail.models import Locale, Page, TranslatableMixin, get_page_models
from wagtail.snippets.models import get_snippet_models

from catalogue.models import Photo
from cms.models import Finding, OutsideLink
from cms.models.findings import LONGEST_ADDRESS
from core.outside import status_of

from .inside import is_ours, leads_somewhere
from .links import Link, links_of

Kind = Finding.Kind
# Sites that ask machines for a password or for patience are there all the same.
ALIVE = {401, 403, 405, 406, 429, 451}


def check_everything() -> None:
    """Ask every other site our pages lead to, then look through all that visitors read."""
    addresses = {link.address for row in rows() for link in links_of(row) if _is_outside(link)}
    addresses = {address for address in addresses if len(address) <= LONGEST_ADDRESS}
    OutsideLink.objects.exclude(address__in=addresses).delete()
    for address in sorted(addresses):
        check_outside(address)
    inspect_everything()


def check_outside(address: str) -> OutsideLink:
    """Ask one address, and keep what it answered."""
    status = status_of(address)
    works = status is not None and (status < 400 or status in ALIVE)
    answer = {"status": status, "works": works, "checked_at": timezone.now()}
    return OutsideLink.objects.update_or_create(address=address, defaults=answer)[0]


@transaction.atomic
def inspect_everything() -> None:
    """Write the findings of the whole site anew."""
    Finding.objects.all().delete()
    for row in rows():
        Finding.objects.bulk_create(_findings(row))
    Finding.objects.bulk_create(_silent(), batch_size=500)


@transaction.atomic
def inspect_row(row: models.Model) -> None:
    """Write the findings of one page, menu or text anew."""
    found_before(row).delete()
    if getattr(row, "live", True):
        Finding.objects.bulk_create(_findings(row))


def found_before(row: models.Model) -> models.QuerySet[Finding]:
    kind = ContentType.objects.get_for_model(row)
    return Finding.objects.filter(content_type=kind, object_id=row.pk)


def rows() -> Iterator[models.Model]:
    """Every page and text that visitors may read."""
    wanted = [*get_page_models(), *get_snippet_models()]
    for model in wanted:
        if not issubclass(model, TranslatableMixin):
            continue
        query = model._default_manager.select_related("locale")
        if any(field.name == "live" for field in model._meta.fields):
            query = query.filter(live=True)
        yield from query.iterator(chunk_size=200)


def _is_outside(link: Link) -> bool:
    return link.address.startswith(("http://", "https://")) and not is_ours(link.address)


def _findings(row: models.Model) -> list[Finding]:
    links = list(links_of(row))
    live = set(
        Page.objects.live()
        .filter(pk__in={link.page for link in links})
        .values_list("pk", flat=True)
    )
    named = {link.address for link in links if _is_outside(link)}
    silent = {link.address: link for link in OutsideLink.objects.filter(address__in=named)}
    found = []
    for link in links:
        outside = silent.get(link.address)
        if link.page and link.page not in live:
            found.append(_finding(row, Kind.PAGE, _page_name(link.page), link))
        elif outside and not outside.works:
            found.append(_finding(row, Kind.OUTSIDE, link.address, link, outside))
        elif is_ours(link.address) and not leads_somewhere(link.address, _language(row)):
            found.append(_finding(row, Kind.ADDRESS, link.address, link))
    return found


def _page_name(page_id: int) -> str:
    page = Page.objects.filter(pk=page_id).first()
    return page.title if page else f"#{page_id}"


def _language(row: models.Model) -> str:
    code: str = row.locale.language_code  # type: ignore[attr-defined]
    return code


def _finding(
    row: models.Model, kind: Kind, what: str, link: Link, outside: OutsideLink | None = None
) -> Finding:
    return Finding(
        kind=kind,
        subject=row,
        title=Truncator(str(row)).chars(255),
        locale=row.locale,  # type: ignore[attr-defined]
        what=what[:500],
        block=link.block,
        status=outside.status if outside else None,
        checked_at=(outside and outside.checked_at) or timezone.now(),
    )


def _silent() -> list[Finding]:
    """A finding for each photograph and language that has no words for it."""
    now, locales = timezone.now(), list(Locale.objects.all())
    return [
        Finding(
            kind=Kind.ALT,
            subject=photo,
            title=photo.title,
            locale=locale,
            what=photo.description[:500],
            checked_at=now,
        )
        for photo in Photo.objects.prefetch_related("texts")
        for locale in _without(photo, locales)
    ]


def _without(photo: Photo, locales: list[Locale]) -> list[Locale]:
    said = {text.locale_id for text in photo.texts.all() if text.alt}
    return [locale for locale in locales if locale.pk not in said]
