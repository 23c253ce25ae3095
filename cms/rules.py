"""Where an editor's link leads, and how opening days read."""


def address(written: str, language: str) -> str:
    """An address of this site gets the reader's language; any other stays as it was written."""
    return f"/{language}{written}" if written.startswith("/") else written


def day_spans(days: str) -> list[tuple[int, int]]:
    """Runs of days, first and last: "12367" (1 is Monday) is Monday to Wednesday, then weekend."""
    spans: list[tuple[int, int]] = []
    for day in sorted({int(day) for day in days}):
        if spans and spans[-1][1] == day - 1:
            spans[-1] = (spans[-1][0], day)
        else:
            spans.append((day, day))
    return spans
