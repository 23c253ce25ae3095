"""`Stripe-Signature: t=…,v1=…`: HMAC-SHA256 of the moment and the body."""

import hashlib
import hmac


def signature(payload: str, secret: str, moment: int) -> str:
    signed = f"{moment}.{payload}".encode()
    digest = hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()
    return f"t={moment},v1={digest}"
