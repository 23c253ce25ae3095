"""One request to the API, read once at the door."""

import base64
import binascii
import hashlib
import json
import re
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, QueryDict

from billing.sandbox.api.errors import InvalidRequest, NotAuthenticated
from billing.sandbox.api.params import decode
from billing.sandbox.ids import new_id

API_VERSION = "2026-10-28.endive"
TEST_KEY = re.compile(r"sk_test_\w{1,250}", re.ASCII)


@dataclass
class Call:
    method: str
    path: str
    base_url: str
    idempotency_key: str | None = None
    params: dict[str, Any] = field(default_factory=dict)
    request_id: str = field(default_factory=lambda: new_id("request"))

    @property
    def fingerprint(self) -> str:
        return hashlib.sha256(json.dumps(self.params, sort_keys=True).encode()).hexdigest()


# Events tell which request caused them; what a person does on the hosted page has none.
current_call: ContextVar[Call | None] = ContextVar("current_call", default=None)


def open_call(request: HttpRequest) -> Call:
    return Call(
        method=request.method or "GET",
        path=request.path,
        base_url=f"{request.scheme}://{request.get_host()}",
        idempotency_key=request.headers.get("Idempotency-Key"),
    )


def admit(call: Call, request: HttpRequest) -> None:
    check_key(request)
    check_version(request)
    form = request.GET if call.method in ("GET", "DELETE") else QueryDict(request.body)
    call.params = decode((name, value) for name, values in form.lists() for value in values)


def check_key(request: HttpRequest) -> None:
    key = given_key(request.headers.get("Authorization", ""))
    if not key:
        raise NotAuthenticated(
            "You did not provide an API key. You need to provide your API key in the "
            "Authorization header, using Bearer auth (e.g. 'Authorization: Bearer "
            "YOUR_SECRET_KEY')."
        )
    if not TEST_KEY.fullmatch(key):
        raise NotAuthenticated(f"Invalid API Key provided: {key[:8]}****")


def given_key(header: str) -> str:
    scheme, _, value = header.partition(" ")
    if scheme.lower() == "bearer":
        return value.strip()
    if scheme.lower() == "basic":
        try:
            return base64.b64decode(value, validate=True).decode().partition(":")[0]
        except (binascii.Error, UnicodeDecodeError):
            return ""
    return ""


def check_version(request: HttpRequest) -> None:
    version = request.headers.get("Stripe-Version", API_VERSION)
    if version != API_VERSION:
        message = f"Invalid Stripe API version: {version}. The sandbox speaks {API_VERSION}."
        raise InvalidRequest(message)
