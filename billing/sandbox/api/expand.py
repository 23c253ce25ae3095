"""`expand[]=payment_intent.latest_charge`: identifiers replaced by the objects that they name."""

from typing import Any

from billing.sandbox.api.errors import InvalidParam
from billing.sandbox.api.schema import list_of, string
from billing.sandbox.models import Body, Resource
from billing.sandbox.payments.checkout import line_items
from billing.sandbox.payments.refunds import refunds_of

DEEPEST = 4
# Values that are left out unless they are asked for.
ON_DEMAND = {
    ("checkout.session", "line_items"): line_items,
    ("charge", "refunds"): refunds_of,
}


def expand(body: Body, params: dict[str, Any]) -> Body:
    for path in list_of(string)(params.get("expand", []), "expand"):
        steps = path.split(".")
        if len(steps) > DEEPEST:
            message = f"You cannot expand more than {DEEPEST} levels of a property."
            raise InvalidParam(message, "expand")
        body = walk(body, steps, path)
    return body


def walk(value: Any, steps: list[str], path: str) -> Any:
    if isinstance(value, list):
        return [walk(each, steps, path) for each in value]
    if not steps or value is None:
        return value
    if not isinstance(value, dict):
        raise not_expandable(path)
    step, *rest = steps
    inner = value[step] if step == "data" and "data" in value else opened(value, step, path)
    return {**value, step: walk(inner, rest, path)}


def opened(body: Body, step: str, path: str) -> Any:
    if look_up := ON_DEMAND.get((body.get("object", ""), step)):
        return look_up(body["id"])
    if step not in body:
        raise not_expandable(path)
    named = body[step]
    if named is None or isinstance(named, dict | list):
        return named
    row = Resource.objects.filter(reference=str(named)).first()
    if row is None:
        raise not_expandable(path)
    return row.body


def not_expandable(path: str) -> InvalidParam:
    return InvalidParam(f"This property cannot be expanded ({path}).", "expand")
