"""Rows that people put in an order of their own (`sort_order`)."""

from django.db.models import Max, QuerySet


def next_place(rows: QuerySet) -> int:
    """Where a new row comes, after all the others."""
    last: int | None = rows.aggregate(last=Max("sort_order"))["last"]
    return 0 if last is None else last + 1
