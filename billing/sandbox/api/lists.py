"""Lists: newest first, at most 100, from a cursor, filtered by what the object says."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from billing.sandbox import store
from billing.sandbox.api import schema
from billing.sandbox.api.call import Call
from billing.sandbox.models import Body, Resource

SECONDS = schema.integer(most=2**40)
RANGE = schema.fields(dict.fromkeys(("gt", "gte", "lt", "lte"), SECONDS))


def moment(value: Any, name: str) -> dict[str, int] | int:
    return RANGE(value, name) if isinstance(value, dict) else SECONDS(value, name)


PAGE: schema.Schema = {
    "limit": schema.integer(least=1, most=100),
    "starting_after": schema.string,
    "ending_before": schema.string,
    "created": moment,
}


def page(
    call: Call,
    kind: str,
    filters: schema.Schema | None = None,
    within: dict[str, str] | None = None,
) -> Body:
    """The page of a kind that the call asks for, filtered by equality on the body.

    `within` tells where the value of a filter lies, when it is not the body's own.
    """
    params = schema.check(call.params, {**PAGE, **(filters or {})})
    rows = Resource.objects.of(kind)
    for name in filters or {}:
        if name in params:
            path = (within or {}).get(name, name)
            rows = rows.filter(**{f"body__{path}": params[name]})
    return cut(call, rows, params)


def body_of(row: Resource) -> Body:
    return row.body


def cut(
    call: Call,
    rows: QuerySet[Resource],
    params: dict[str, Any],
    told: Callable[[Resource], Body] = body_of,
) -> Body:
    limit = params.get("limit", 10)
    found = list(from_cursor(within_dates(rows, params), params)[: limit + 1])
    kept = found[:limit]
    if "ending_before" in params:
        kept.reverse()
    return listing(call.path, [told(row) for row in kept], has_more=len(found) > limit)


def within_dates(rows: QuerySet[Resource], params: dict[str, Any]) -> QuerySet[Resource]:
    created = params.get("created", {})
    bounds = created if isinstance(created, dict) else {"exact": created}
    return rows.filter(**{f"body__created__{bound}": value for bound, value in bounds.items()})


def from_cursor(rows: QuerySet[Resource], params: dict[str, Any]) -> QuerySet[Resource]:
    if after := params.get("starting_after"):
        return rows.filter(sequence__lt=position(after, "starting_after")).order_by("-sequence")
    if before := params.get("ending_before"):
        return rows.filter(sequence__gt=position(before, "ending_before")).order_by("sequence")
    return rows.order_by("-sequence")


def position(reference: str, param: str) -> int:
    row = Resource.objects.filter(reference=reference).first()
    if row is None:
        raise store.missing("object", reference, param, status=400)
    return row.sequence


def listing(url: str, data: list[Body], *, has_more: bool = False) -> Body:
    return {"object": "list", "data": data, "has_more": has_more, "url": url}
