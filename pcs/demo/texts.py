"""The words of the demo's pages: JSON for pages made of blocks, HTML for pages of text."""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

PAGES = Path(__file__).parent / "pages"


@dataclass(frozen=True)
class PageText:
    """One page in one language; `body` is what the page's StreamField holds."""

    title: str
    body: list[dict[str, Any]]
    description: str = ""
    seo_title: str = ""
    introduction: str = ""
    photo: str = ""
    slug: str = ""


def page_text(name: str, language: str) -> PageText:
    blocks = PAGES / f"{name}.{language}.json"
    if blocks.exists():
        return PageText(**json.loads(blocks.read_text()))
    head, _, html = (PAGES / f"{name}.{language}.html").read_text().partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    contact = fields.pop("contact", "")
    body = [*questions(html), _action(*contact.split(" | "))] if contact else [_prose(html)]
    return PageText(**fields, body=body)


def questions(html: str) -> list[dict[str, Any]]:
    """A block per <h2>, with a question per <h3> and what follows it as the answer."""
    return [_faq(title, rest) for title, rest in _sections("h2", html)]


def _faq(title: str, html: str) -> dict[str, Any]:
    items = [{"question": asked, "answer": said} for asked, said in _sections("h3", html)]
    return {"type": "faq", "value": {"title": title, "items": items}}


def _action(title: str, text: str, write: str, agencies: str) -> dict[str, Any]:
    links = [
        {"label": write, "address": "/contact/"},
        {"label": agencies, "page": "about"},
    ]
    return {
        "type": "action",
        "value": {"title": title, "text": text, "links": links, "tone": "deep"},
    }


def _sections(tag: str, html: str) -> list[tuple[str, str]]:
    _before, *parts = re.split(rf"<{tag}>(.*?)</{tag}>", html)
    return [(title, rest.strip()) for title, rest in zip(parts[::2], parts[1::2], strict=True)]


def _prose(html: str) -> dict[str, Any]:
    return {"type": "text", "value": html.strip()}


@cache
def menus() -> dict[str, dict[str, Any]]:
    """Navigation and footer, by language."""
    return json.loads((PAGES / "menus.json").read_text())


@cache
def pictures() -> dict[str, str]:
    """The photograph of each role that the pages name."""
    return json.loads((PAGES / "pictures.json").read_text())
