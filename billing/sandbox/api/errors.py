"""Stripe's error shapes."""

from typing import Any


class ApiError(Exception):
    """An answer other than 200, in the shape that the SDK turns into its exceptions."""

    type = "api_error"
    # Stripe remembers the answer of a request that began, not of one refused at the door.
    replayed = True

    def __init__(self, message: str, *, status: int = 400, **details: str | None) -> None:
        super().__init__(message)
        self.message = message
        self.status = status
        self.details = {key: value for key, value in details.items() if value}

    def body(self) -> dict[str, Any]:
        error = {"message": self.message, "type": self.type, **self.details}
        if code := self.details.get("code"):
            error["doc_url"] = f"https://stripe.com/docs/error-codes/{code.replace('_', '-')}"
        return {"error": error}


class InvalidRequest(ApiError):
    type = "invalid_request_error"


class InvalidParam(InvalidRequest):
    replayed = False

    def __init__(self, message: str, param: str, code: str | None = None) -> None:
        super().__init__(message, param=param, code=code)


class NotAuthenticated(InvalidRequest):
    replayed = False

    def __init__(self, message: str) -> None:
        super().__init__(message, status=401)


class IdempotencyConflict(ApiError):
    type = "idempotency_error"
    replayed = False
