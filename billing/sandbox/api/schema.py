"""What an endpoint accepts: each check takes a raw value and its name, and cleans the value."""

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from billing.sandbox.api.errors import InvalidParam

Check = Callable[[Any, str], Any]
Schema = Mapping[str, Check]

CURRENCIES = ("eur", "usd", "gbp", "chf")
BIGGEST = 99_999_999


def check(params: Mapping[str, Any], schema: Schema, *, required: tuple[str, ...] = ()) -> dict:
    """The clean parameters; the first one that Stripe would refuse is refused."""
    return members(dict(params), "", schema, required)


def members(value: dict, name: str, schema: Schema, required: tuple[str, ...]) -> dict:
    for key in value:
        if key not in schema and not (key == "expand" and not name):
            inner = within(name, key)
            raise InvalidParam(f"Received unknown parameter: {inner}", inner, "parameter_unknown")
    for key in required:
        if key not in value:
            inner = within(name, key)
            raise InvalidParam(f"Missing required param: {inner}.", inner, "parameter_missing")
        refuse_empty(value[key], within(name, key))
    return {key: schema[key](raw, within(name, key)) for key, raw in value.items() if key in schema}


def within(name: str, key: str) -> str:
    return f"{name}[{key}]" if name else key


def refuse_empty(value: Any, name: str) -> None:
    if value == "":
        message = (
            f"You passed an empty string for '{name}'. We assume empty values are an attempt to "
            f"unset a parameter; however '{name}' cannot be unset. You should remove '{name}' "
            "from your request or supply a non-empty value."
        )
        raise InvalidParam(message, name, "parameter_invalid_empty")


def string(value: Any, name: str) -> str:
    if not isinstance(value, str):
        raise InvalidParam(f"Invalid string: {value}", name, "parameter_invalid_string")
    return value


def text(longest: int = 5000) -> Check:
    """A sentence; an empty one takes the value away."""

    def clean(value: Any, name: str) -> str | None:
        if len(string(value, name)) > longest:
            message = f"Invalid string: must be at most {longest} characters"
            raise InvalidParam(message, name, "parameter_invalid_string")
        return value or None

    return clean


def filled(inner: Check) -> Check:
    """A value that cannot be taken away."""

    def clean(value: Any, name: str) -> Any:
        refuse_empty(value, name)
        return inner(value, name)

    return clean


def integer(least: int = 0, most: int = BIGGEST) -> Check:
    def clean(value: Any, name: str) -> int:
        refuse_empty(value, name)
        if not re.fullmatch(r"-?\d{1,18}", str(value), re.ASCII):
            raise InvalidParam(f"Invalid integer: {value}", name, "parameter_invalid_integer")
        if not least <= int(value) <= most:
            message = f"This value must be between {least} and {most}."
            raise InvalidParam(message, name, "parameter_invalid_integer")
        return int(value)

    return clean


def boolean(value: Any, name: str) -> bool:
    if value not in ("true", "false"):
        raise InvalidParam(f"Invalid boolean: {value}", name)
    return value == "true"


def choice(*allowed: str) -> Check:
    def clean(value: Any, name: str) -> str:
        if value not in allowed:
            raise InvalidParam(f"Invalid {name}: must be one of {', '.join(allowed)}", name)
        return str(value)

    return clean


def currency(value: Any, name: str) -> str:
    refuse_empty(value, name)
    code = string(value, name).lower()
    if code not in CURRENCIES:
        message = f"Invalid currency: {code}. The sandbox knows {', '.join(CURRENCIES)}"
        raise InvalidParam(message, name)
    return code


def url(value: Any, name: str) -> str:
    refuse_empty(value, name)
    parts = urlsplit(string(value, name))
    if parts.scheme not in ("http", "https") or not parts.hostname or len(value) > 5000:
        raise InvalidParam("Not a valid URL", name, "url_invalid")
    return str(value)


def email(value: Any, name: str) -> str | None:
    try:
        validate_email(string(value, name) or "unset@example.com")
    except ValidationError:
        message = f"Invalid email address: {value}"
        raise InvalidParam(message, name, "email_invalid") from None
    return value or None


def fields(schema: Schema, required: tuple[str, ...] = ()) -> Check:
    def clean(value: Any, name: str) -> dict | None:
        if value == "" and not required:
            return None
        if not isinstance(value, dict):
            raise InvalidParam("Invalid object", name)
        return members(value, name, schema, required)

    return clean


def list_of(inner: Check, longest: int = 100) -> Check:
    def clean(value: Any, name: str) -> list:
        values = [] if value == "" else value
        if not isinstance(values, list):
            raise InvalidParam("Invalid array", name)
        if len(values) > longest:
            raise InvalidParam(f"Array must have at most {longest} elements", name)
        return [inner(each, f"{name}[{index}]") for index, each in enumerate(values)]

    return clean


def metadata(value: Any, name: str) -> dict[str, str] | None:
    """At most 50 keys; an empty value takes its key away, an empty string takes all (`merge`)."""
    if value == "":
        return None
    if isinstance(value, list):  # keys that counted from 0
        value = {str(index): each for index, each in enumerate(value)}
    if not isinstance(value, dict) or len(value) > 50:
        raise InvalidParam("Invalid metadata: at most 50 keys and values", name)
    for key, each in value.items():
        if not isinstance(each, str) or len(key) > 40 or len(each) > 500:
            message = "Metadata keys have at most 40 characters, values are strings of at most 500"
            raise InvalidParam(message, within(name, key))
    return value


def merge(old: dict[str, str], new: dict[str, str] | None) -> dict[str, str]:
    if new is None:
        return {}
    return {key: value for key, value in {**old, **new}.items() if value != ""}


IDENTIFIER = filled(string)
ADDRESS = fields(
    {key: text(500) for key in ("city", "country", "line1", "line2", "postal_code", "state")}
)
