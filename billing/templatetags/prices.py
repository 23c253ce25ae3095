from collections.abc import Iterable

from django import template

from ..explanations import Explained, Line, explain

register = template.Library()


@register.filter
def explained(lines: Iterable[Line]) -> list[Explained]:
    """`{% with lines=quote.lines.all|explained %}`: in words, each with its reasons."""
    return explain(lines)
