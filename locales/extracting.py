"""Letting pages be translated whose blocks leave something out.

Content that did not come from the page editor may lack the words of an optional button;
wagtail-localize takes what is not there for a mistake and refuses the whole page.
"""

from functools import wraps
from typing import Any

from wagtail_localize.segments.extract import StreamFieldSegmentExtractor


def install() -> None:
    handle = StreamFieldSegmentExtractor.handle_block

    @wraps(handle)
    def handle_block(self: Any, block: Any, value: Any, raw_value: Any = None) -> list[Any]:
        return [] if value is None else list(handle(self, block, value, raw_value=raw_value))

    StreamFieldSegmentExtractor.handle_block = handle_block
