from billing.sandbox.models import Body

MONTH = 30 * 24 * 3600


def test_clock(frozen_time: int, name: str | None, created: int) -> Body:
    return {
        "deletes_after": created + MONTH,
        "frozen_time": frozen_time,
        "livemode": False,
        "name": name,
        "status": "ready",
        "status_details": {},
    }
