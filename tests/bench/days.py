from datetime import date, timedelta
from typing import Any


def stay(home: str, first: int, last: int) -> dict[str, Any]:
    """A stay for two as the API takes it; its days are counted from today."""
    today = date.today()  # noqa: DTZ011 - the machine's own day, as the seed's
    arrival, departure = today + timedelta(first), today + timedelta(last)
    return {"home": home, "arrival": str(arrival), "departure": str(departure), "adults": 2}
