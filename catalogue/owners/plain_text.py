"""An owner types plain lines; a listing keeps them as rich text."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from django.utils.html import escape

LIST, TITLE = "- ", "### "


def to_rich(text: str) -> str:
    """Blocks between empty lines: paragraphs, "- lists" and "### titles"."""
    blocks = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
    return "".join(_block(block.strip()) for block in blocks if block.strip())


def _block(block: str) -> str:
    lines = [line.strip() for line in block.split("\n")]
    if block.startswith(TITLE) and len(lines) == 1:
        return f"<h3>{escape(block.removeprefix(TITLE))}</h3>"
    if all(line.startswith(LIST) for line in lines):
        items = (f"<li>{escape(line.removeprefix(LIST))}</li>" for line in lines)
        return f"<ul>{''.join(items)}</ul>"
    return f"<p>{'<br/>'.join(escape(line) for line in lines)}</p>"


def to_plain(html: str) -> str:
    """The same the other way, without bold and italics."""
    soup = BeautifulSoup(html, "html.parser")
    for line_break in soup.find_all("br"):
        line_break.replace_with("\n")
    return "\n\n".join(_plain(soup))


def _plain(soup: BeautifulSoup) -> Iterator[str]:
    for element in soup.children:
        text = element.get_text().strip()
        if not text:
            continue
        if element.name == "ul":
            yield "\n".join(LIST + item.get_text().strip() for item in element.find_all("li"))
        else:
            yield (TITLE if element.name == "h3" else "") + text
