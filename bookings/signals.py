"""What the apps above can hear; each is sent inside the transaction that made it true."""

from django.dispatch import Signal

stay_confirmed = Signal()  # stay
stay_cancelled = Signal()  # stay
stay_moved = Signal()  # stay, arrival and departure as they were
