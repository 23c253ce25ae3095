from django.db import transaction

from accounts.models import User
from core import audit

from ..models import KeyBox, KeyMovement


class KeysElsewhere(Exception):
    """The keys are not where the movement would take them from; `last` says where they are."""

    def __init__(self, last: KeyMovement | None) -> None:
        super().__init__(str(last))
        self.last = last


@transaction.atomic
def move_keys(box: KeyBox, direction: str, holder: str, by: User | None) -> KeyMovement:
    """Hand the keys of a box out, or put them back; raises KeysElsewhere."""
    box = KeyBox.objects.select_for_update(of=("self",)).get(pk=box.pk)
    last = box.movements.order_by("-at", "-id").first()
    where = last.direction if last else KeyMovement.Direction.IN
    if direction == where:
        raise KeysElsewhere(last)
    made = KeyMovement.objects.create(
        key_box=box, direction=direction, holder=holder, recorded_by=by
    )
    audit.record(by, "moved keys", box, direction=direction, holder=holder)
    return made
