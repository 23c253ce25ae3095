"""The session keys of the seeded travellers."""

from django.contrib.sessions.models import Session


def main() -> str:
    return "\n".join(Session.objects.order_by("session_key").values_list("session_key", flat=True))
