"""Every link that an editor wrote into a row, read from what is stored: nothing is loaded."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.db import models
from wagtail.blocks import (
    Block,
    ListBlock,
    PageChooserBlock,
    RichTextBlock,
    StreamBlock,
    StructBlock,
)
from wagtail.fields import RichTextField, StreamField

from cms.blocks.parts import AddressBlock

ANCHOR = re.compile(r"<a\s([^>]*)>")
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')


@dataclass(frozen=True)
class Link:
    """To a page by its id, or to an address; `block` is the part of the page that holds it."""

    page: int | None = None
    address: str = ""
    block: str = ""


def links_of(row: models.Model) -> Iterator[Link]:
    for field in row._meta.get_fields():
        if isinstance(field, StreamField):
            value = getattr(row, field.name)
            for part in value.raw_data:
                block = field.stream_block.child_blocks.get(part["type"])
                if block:
                    yield from _in_block(block, part["value"], part.get("id") or "")
        elif isinstance(field, RichTextField):
            yield from _in_html(getattr(row, field.name), "")
        elif isinstance(field, models.URLField) and getattr(row, field.name):
            yield Link(address=getattr(row, field.name))


def _in_block(block: Block, raw: Any, place: str) -> Iterator[Link]:
    if not raw:
        return
    if isinstance(block, PageChooserBlock):
        yield Link(page=raw, block=place)
    elif isinstance(block, AddressBlock):
        yield Link(address=raw, block=place)
    elif isinstance(block, RichTextBlock):
        yield from _in_html(raw, place)
    else:
        for child, value in _children(block, raw):
            yield from _in_block(child, value, place)


def _children(block: Block, raw: Any) -> Iterator[tuple[Block, Any]]:
    if isinstance(block, StructBlock):
        yield from ((child, raw.get(name)) for name, child in block.child_blocks.items())
    elif isinstance(block, ListBlock):
        # Wagtail keeps {"type": "item", "value": …}; older lists held the bare values.
        yield from (
            (block.child_block, item["value"] if block._item_is_in_block_format(item) else item)
            for item in raw
        )
    elif isinstance(block, StreamBlock):
        known = block.child_blocks
        yield from ((known[part["type"]], part["value"]) for part in raw if part["type"] in known)


def _in_html(html: str, place: str) -> Iterator[Link]:
    for anchor in ANCHOR.findall(html or ""):
        attributes = dict(ATTRIBUTE.findall(anchor))
        if attributes.get("linktype") == "page":
            yield Link(page=int(attributes["id"]), block=place)
        elif href := attributes.get("href"):
            yield Link(address=unescape(href), block=place)
