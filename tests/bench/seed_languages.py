"""Languages with work in every state, and the matrix over them."""

import json
import time
import uuid
from statistics import median

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    String,
    StringSegment,
    StringTranslation,
    TranslatableObject,
    Translation,
    TranslationContext,
    TranslationSource,
)

from accounts.models import User
from cms.models import StandardPage
from core.models import Stamp
from locales import languages
from locales.models import InterfaceString, InterfaceTranslation

PAGES, STRINGS, SEGMENTS, ROUNDS = 500, 2_000, 6, 7
CODES = "oc br ar pt de it nl pl cs da fi sv nb ro hu el tr".split()  # noqa: SIM905


def main(what: str) -> str:
    return {"matrix": matrix, "words": words, "change": change}[what]()


@override_settings(STAFF_NEEDS_SECOND_FACTOR=False)
def matrix() -> str:
    top_up_strings()
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(_staff())
    _ask(client)  # the first one draws the back-office's frame
    few = _ask(client)[1]
    locales = [Locale.objects.get_or_create(language_code=code)[0] for code in CODES]
    add_pages(locales)
    times, queries = [], 0
    for _round in range(ROUNDS):
        took, queries = _ask(client)
        times.append(took)
    found = {"matrix_ms": round(median(times), 1), "queries": queries, "queries_few": few}
    return json.dumps(found | {"languages": Locale.objects.count()})


def _ask(client: Client) -> tuple[float, int]:
    """The whole page, as marketing gets it."""
    with CaptureQueriesContext(connection) as queries:
        started = time.perf_counter()
        answer = client.get("/cms/languages/", secure=True)
        took = (time.perf_counter() - started) * 1000
    assert answer.status_code == 200
    asked = [query for query in queries if "wagtail_localize" in query["sql"]]
    return took, len(asked)


def _staff() -> User:
    email = "measuring@example.org"
    return User.objects.filter(email=email).first() or User.objects.create_superuser(email, "x")


def top_up_strings() -> None:
    missing = STRINGS - InterfaceString.objects.count()
    InterfaceString.objects.bulk_create(
        InterfaceString(digest=f"{index:064}", msgid=f"Sentence {index}", area="site")
        for index in range(missing)
    )


def add_pages(locales: list[Locale]) -> None:
    """Each French page with a translation in each language, all of its segments said."""
    french = languages.source()
    home = Page.objects.filter(depth=2, locale=french).first()
    assert home is not None
    keys = [uuid.uuid4() for _ in range(PAGES)]
    kind = ContentType.objects.get_for_model(StandardPage)
    places = iter(range(PAGES * (len(locales) + 1)))
    # Only what the matrix reads of a page: nobody opens these.
    Page.objects.bulk_create(
        Page(
            title=f"Page {place}",
            draft_title=f"Page {place}",
            slug=f"page-{place}",
            locale=locale,
            translation_key=key,
            content_type=kind,
            depth=3,
            path=Page._get_path(home.path, 3, 1_000 + place),
        )
        for locale in (french, *locales)
        for key in keys
        for place in (next(places),)
    )
    _add_work(french, locales, keys)


def _add_work(french: Locale, locales: list[Locale], keys: list[uuid.UUID]) -> None:
    page, standard = (ContentType.objects.get_for_model(model) for model in (Page, StandardPage))
    now = timezone.now()
    objects = TranslatableObject.objects.bulk_create(
        TranslatableObject(translation_key=key, content_type=page) for key in keys
    )
    sources = TranslationSource.objects.bulk_create(
        TranslationSource(
            object=one, specific_content_type=standard, locale=french, content_json="{}",
            object_repr="page", last_updated_at=now,
        )
        for one in objects
    )  # fmt: skip
    Translation.objects.bulk_create(
        Translation(source=source, target_locale=locale, destination_last_updated_at=now)
        for source in sources
        for locale in locales
    )
    contexts = TranslationContext.objects.bulk_create(
        TranslationContext(object=one, path=f"f{n}", field_path=f"f{n}", path_id=uuid.uuid4())
        for one in objects
        for n in range(SEGMENTS)
    )
    strings = String.objects.bulk_create(
        String(locale=french, data=f"texte {n}", data_hash=uuid.uuid4())
        for n in range(len(contexts))
    )
    StringSegment.objects.bulk_create(
        StringSegment(source=sources[n // SEGMENTS], context=context, string=strings[n], order=n)
        for n, context in enumerate(contexts)
    )
    StringTranslation.objects.bulk_create(
        (
            StringTranslation(
                translation_of=strings[n], context=context, locale=locale, data="x",
                translation_type="manual",
            )
            for n, context in enumerate(contexts)
            for locale in locales
        ),
        batch_size=2_000,
    )  # fmt: skip


def words() -> str:
    """Two thousand words of Occitan and none of Breton."""
    InterfaceTranslation.objects.bulk_create(
        InterfaceTranslation(
            string=row,
            language="oc",
            forms=[row.msgid] * (2 if row.msgid_plural else 1),
            state="done",
        )
        for row in InterfaceString.objects.in_use()
    )
    Stamp.objects.bump_languages()
    return ""


def change() -> str:
    """An editor says "Log in" anew; the moment it is committed."""
    word = f"Dintrar{uuid.uuid4().hex[:8]}"
    for said in InterfaceTranslation.objects.filter(language="oc", string__msgid="Log in"):
        said.forms = [word]
        said.save()
    return f"{word} {time.time()}"
