"""Marketing builds pages from blocks, and sees each block before it is added."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.blocks import Block, CharBlock, ListBlock, StreamBlock, StructBlock, TextBlock

from cms.blocks import LandingBody
from cms.models import Footer, HomePage, LandingPage, Navigation, StandardPage

BLOCKS = LandingPage.body.field.stream_block.child_blocks


def words(client, path: str) -> str:
    return client.get(path).content.decode()


@pytest.fixture
def landing(site) -> LandingPage:
    return LandingPage.objects.get(slug="proprietaires")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/fr/proprietaires/", "Vos clefs sont entre de bonnes mains"),
        ("/en/owners/", "Your keys are in good hands"),
        ("/es/propietarios/", "Sus llaves, en buenas manos"),
        ("/fr/biarritz/", "Biarritz, les pieds presque dans"),
    ],
)
def test_landing_pages_are_read_in_each_language(client, site, address, said):
    assert said in words(client, address)


def test_a_landing_page_without_photograph_is_named_by_its_title(client, site):
    page = LandingPage(title="Week-ends à Troyes", slug="week-ends", locale=site.locale)
    site.add_child(instance=page)

    assert "<h1>Week-ends à Troyes</h1>" in words(client, "/fr/week-ends/")


def test_a_landing_page_has_one_large_photograph_at_most(landing):
    hero = landing.heroes()[0]
    landing.body.append(("hero", hero.value))

    with pytest.raises(ValidationError):
        LandingBody().clean(landing.body)


def test_a_page_hidden_from_search_engines_says_so_and_leaves_the_sitemap(client, landing):
    landing.noindex = True
    landing.save_revision().publish()

    assert '<meta name="robots" content="noindex">' in words(client, "/fr/proprietaires/")
    assert "/fr/proprietaires/" not in words(client, "/sitemap-pages.xml")
    assert '<meta name="robots"' not in words(client, "/en/owners/")


def test_a_page_says_itself_what_its_photograph_shows(client, site):
    assert 'alt="Chaises longues tournées vers l&#x27;océan, à Biarritz"' in words(
        client, "/fr/biarritz/"
    )


def test_homes_slide_in_a_row_that_the_keyboard_reaches(client, site, home):
    page = LandingPage.objects.get(slug="biarritz", locale=site.locale)
    value = {"title": "Nos adresses", "homes": [home], "display": "carousel"}
    page.body.append(("homes", value))
    page.save_revision().publish()

    assert '<ul class="carousel__track" role="list" tabindex="0"' in words(client, "/fr/biarritz/")


@pytest.mark.parametrize("name", BLOCKS)
def test_each_block_is_shown_before_it_is_added(client, marketing, site, home, name):
    client.force_login(marketing)
    block = BLOCKS[name]

    answer = client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})

    assert block.is_previewable
    assert block.get_description()
    assert answer.status_code == 200
    assert "core/css/main.css" in answer.content.decode()


def test_blocks_are_shown_even_before_there_are_photographs_and_homes(client, marketing):
    client.force_login(marketing)
    for block in BLOCKS.values():
        address = reverse("wagtailadmin_block_preview")
        assert client.get(address, {"id": block.definition_prefix}).status_code == 200


def optional_texts(block: Block, path: str):
    """Every text that may be left empty, however deep."""
    if isinstance(block, StructBlock | StreamBlock):
        for name, child in block.child_blocks.items():
            yield from optional_texts(child, f"{path}.{name}")
    elif isinstance(block, ListBlock):
        yield from optional_texts(block.child_block, path)
    elif isinstance(block, CharBlock | TextBlock) and not block.required:
        yield path, block


@pytest.mark.parametrize(
    ("model", "field"),
    [
        (HomePage, "body"),
        (LandingPage, "body"),
        (StandardPage, "body"),
        (Navigation, "items"),
        (Footer, "columns"),
    ],
)
def test_an_empty_text_is_a_text(model, field):
    """None in its place would stop a page from being translated."""
    for path, block in optional_texts(model._meta.get_field(field).stream_block, field):
        assert block.get_translatable_segments("") == [] if _own(block) else True
        assert _own(block) or block.get_default() == "", path


def _own(block: Block) -> bool:
    return hasattr(block, "get_translatable_segments")


def test_the_menu_leads_to_the_landing_pages(client, site):
    assert 'href="/fr/proprietaires/"' in words(client, "/fr/")
    assert 'href="/en/owners/"' in words(client, "/en/")
