from notifications.services import notify

from ..models import Decision


def write_to_owner(letter: str, decision: Decision) -> None:
    """Tell the owner of a decision's home, in their language."""
    user = decision.home.owner.user
    notify(user, letter, str(decision.pk), user.reads, decision=decision.pk)
