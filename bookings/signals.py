"""What the apps above can hear; each is sent inside the transaction that made it true."""

from django.dispatch import Signal

stay_confirmed = Signal()  # stay
stay_cancelled = Signal()  # stay
stay_moved = Signal()  # stay, before: arrival and departure as they were

block_made = Signal()  # block
block_moved = Signal()  # block, before: its first and last as they were
block_freed = Signal()  # block, about to be deleted

report_sealed = Signal()  # report: an inventory report that both have signed
