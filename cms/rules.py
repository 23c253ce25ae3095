"""Where an editor's link leads, how opening days read, and how well an ad does."""

from decimal import ROUND_HALF_UP, Decimal


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


def click_rate(impressions: int, clicks: int) -> Decimal | None:
    """Clicks in a hundred impressions, to a tenth; nothing to say before the first one."""
    if not impressions:
        return None
    return (Decimal(100 * clicks) / impressions).quantize(Decimal("0.1"), ROUND_HALF_UP)
