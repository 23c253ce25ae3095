"""The sandbox pretends that money moved: it must never stand where money really moves."""

import sys
from collections.abc import Mapping

# gunicorn takes 3 for "the worker cannot boot": it stops instead of trying for ever.
REFUSED = 3


def refusal(environment: Mapping[str, str]) -> str | None:
    if environment.get("PCS_ENV") == "production":
        return "The payment sandbox refuses to start: PCS_ENV is production."
    if environment.get("STRIPE_SECRET_KEY", "").startswith(("sk_live_", "rk_live_")):
        return "The payment sandbox refuses to start: STRIPE_SECRET_KEY is a live key."
    return None


def stop_if_refused(environment: Mapping[str, str]) -> None:
    if reason := refusal(environment):
        print(reason, file=sys.stderr)
        raise SystemExit(REFUSED)
