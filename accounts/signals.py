"""What the apps above can hear; sent inside the transaction that made it true."""

from django.dispatch import Signal

person_anonymised = Signal()  # user, email: the address they had
