"""What the apps above can hear; each is sent inside the transaction that made it true."""

from django.dispatch import Signal

home_submitted = Signal()  # home, by: its owner asks for it to be checked and published
home_facts_changed = Signal()  # home, facts: the names of the fields that changed, by
home_suspended = Signal()  # home, by
home_archived = Signal()  # home, by: its owner took it away, what happened in it is kept
