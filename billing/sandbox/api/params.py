"""`line_items[0][price_data][currency]=eur`, as the SDK writes it, into dictionaries and lists."""

import re
from collections.abc import Iterable
from typing import Any

from billing.sandbox.api.errors import InvalidParam

KEY = re.compile(r"^([^\[\]]+)((?:\[[^\[\]]*\])*)$")
DEEPEST = 10


def decode(pairs: Iterable[tuple[str, str]]) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for name, value in pairs:
        plant(tree, split(name), value, name)
    return {key: settle(value) for key, value in tree.items()}


def split(name: str) -> list[str]:
    match = KEY.match(name)
    if not match:
        raise InvalidParam(f"Invalid parameter name: {name[:80]}", name[:80])
    path = [match[1], *re.findall(r"\[([^\[\]]*)\]", match[2])]
    if len(path) > DEEPEST:
        raise InvalidParam("Parameters are nested too deeply.", match[1])
    return path


def plant(tree: dict[str, Any], path: list[str], value: str, name: str) -> None:
    for step in path[:-1]:
        tree = tree.setdefault(step or str(len(tree)), {})
        if not isinstance(tree, dict):
            raise InvalidParam(f"Invalid parameter: {name[:80]} is given twice.", name[:80])
    leaf = path[-1] or str(len(tree))
    if isinstance(tree.get(leaf), dict):
        raise InvalidParam(f"Invalid parameter: {name[:80]} is given twice.", name[:80])
    tree[leaf] = value


def settle(value: Any) -> Any:
    """A dictionary whose keys count from 0 was a list."""
    if not isinstance(value, dict):
        return value
    settled = {key: settle(child) for key, child in value.items()}
    positions = [str(position) for position in range(len(settled))]
    if set(positions) == set(settled):
        return [settled[position] for position in positions]
    return settled
