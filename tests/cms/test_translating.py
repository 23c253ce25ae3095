"""Every word of a page reaches its translator, and every link its readers."""

from io import BytesIO

import polib
import pytest
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import Translation

from cms.models import Footer, HomePage, LandingPage, Navigation


@pytest.fixture
def portuguese(site) -> Locale:
    return Locale.objects.get_or_create(language_code="pt")[0]


@pytest.fixture
def desk(client, marketing):
    client.force_login(marketing)
    return client


def submitted(desk, page, locale) -> Translation:
    desk.post(
        reverse("wagtail_localize:submit_page_translation", args=[page.pk]),
        {"locales": [locale.pk]},
    )
    return Translation.objects.get(source__object_id=page.translation_key, target_locale=locale)


def texts_of(value) -> set[str]:
    """Every title, label and sentence of a block, as it was stored."""
    if isinstance(value, dict):
        parts = (
            texts_of(part)
            for name, part in value.items()
            if name in WORDS or not isinstance(part, str)
        )
        return set().union(*parts)
    if isinstance(value, list):
        return set().union(*(texts_of(part) for part in value))
    return {value} if isinstance(value, str) and value else set()


WORDS = {
    "title",
    "lead",
    "text",
    "label",
    "question",
    "name",
    "words",
    "context",
    "alt",
    "transcript",
}


@pytest.mark.parametrize("model", [HomePage, LandingPage])
def test_every_text_of_every_block_is_a_segment(desk, site, portuguese, model):
    page = model.objects.filter(locale=site.locale).first()

    translation = submitted(desk, page, portuguese)

    segments = {one.string.data for one in translation.source.stringsegment_set.all()}
    written = {
        text
        for text in texts_of(
            [part["value"] for part in page.body.raw_data if part["type"] != "text"]
        )
        if "<" not in text
    }
    plain = {segment.replace("&amp;", "&") for segment in segments}
    assert written <= plain, written - plain
    assert not any(segment.startswith(("/", "mailto:", "http")) for segment in segments)


def test_a_page_is_translated_offline_and_published(
    desk, site, portuguese, django_capture_on_commit_callbacks
):
    page = LandingPage.objects.get(slug="proprietaires", locale=site.locale)
    translation = submitted(desk, page, portuguese)
    args = [translation.pk]

    file = polib.pofile(
        desk.get(reverse("wagtail_localize:download_pofile", args=args)).content.decode()
    )
    for entry in file:
        entry.msgstr = entry.msgid.replace("clefs", "chaves")
    upload = BytesIO(str(file).encode())
    upload.name = "biarritz.po"
    desk.post(reverse("wagtail_localize:upload_pofile", args=args), {"file": upload})
    target = translation.get_target_instance()
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(reverse("wagtailadmin_pages:edit", args=[target.pk]), {"action": "publish"})

    words = desk.get(target.get_url()).content.decode()
    assert "Vos chaves sont entre" in words
    # Pages that exist in Portuguese are linked there, the others in the source language.
    assert 'href="/pt/homes/?place=Nice"' in words
    assert 'href="/fr/about/"' in words


@pytest.mark.parametrize("model", [Navigation, Footer])
def test_menus_are_translated(desk, site, portuguese, model):
    menu = model.objects.get(locale=site.locale)
    opts = model._meta
    args = [opts.app_label, opts.model_name, menu.pk]

    desk.post(
        reverse("wagtail_localize:submit_snippet_translation", args=args),
        {"locales": [portuguese.pk]},
    )
    made = model.objects.get(locale=portuguese)
    edit = desk.get(reverse(f"wagtailsnippets_cms_{opts.model_name}:edit", args=[made.pk]))

    assert edit.status_code == 200
    assert Translation.objects.get(target_locale=portuguese).source.stringsegment_set.count() >= 4


def test_what_was_just_written_is_offered_for_translation(desk, site, portuguese):
    Navigation.objects.all().delete()
    data = {
        "items-count": 1,
        "items-0-deleted": "",
        "items-0-order": 0,
        "items-0-type": "link",
        "items-0-id": "",
        "items-0-value-label": "Logements",
        "items-0-value-page": "",
        "items-0-value-address": "/homes/",
    }

    answer = desk.post(
        reverse("wagtailsnippets_cms_navigation:add") + "?locale=fr",
        data,
        follow=True,
        headers={"accept-language": "en"},
    )

    menu = Navigation.objects.get()
    address = reverse(
        "wagtail_localize:submit_snippet_translation", args=["cms", "navigation", menu.pk]
    )
    assert "Translate it now" in answer.content.decode()
    assert f'href="{address}"' in answer.content.decode()
