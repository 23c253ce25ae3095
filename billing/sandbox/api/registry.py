"""Which function answers which URL. A new resource is one module in `resources/`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from billing.sandbox.api.errors import InvalidRequest

Handler = Callable[..., Any]


@dataclass(frozen=True)
class Endpoint:
    method: str
    segments: tuple[str, ...]
    handler: Handler

    def match(self, method: str, segments: tuple[str, ...]) -> list[str] | None:
        """The values of its {id} segments, or None when the URL is another one."""
        if method != self.method or len(segments) != len(self.segments):
            return None
        pairs = list(zip(self.segments, segments, strict=True))
        if any(own != given for own, given in pairs if own != "{id}"):
            return None
        return [given for own, given in pairs if own == "{id}"]


ENDPOINTS: list[Endpoint] = []


def endpoint(method: str, path: str) -> Callable[[Handler], Handler]:
    def register(handler: Handler) -> Handler:
        ENDPOINTS.append(Endpoint(method, tuple(path.split("/")), handler))
        return handler

    return register


def resolve(method: str, path: str) -> tuple[Handler, list[str]]:
    segments = tuple(path.split("/"))
    for each in ENDPOINTS:
        arguments = each.match(method, segments)
        if arguments is not None:
            return each.handler, arguments
    message = (
        f"Unrecognized request URL ({method}: /v1/{path}). Please see https://stripe.com/docs "
        "or we can help at https://support.stripe.com/."
    )
    raise InvalidRequest(message, status=404)
