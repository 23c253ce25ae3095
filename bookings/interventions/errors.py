class AlreadyAsked(Exception):
    """The owner was asked about a cost and has not answered yet."""


class AlreadyDecided(Exception):
    """The owner's decision was recorded before: it is taken once."""


class OwnerMustAnswer(Exception):
    """The visit cannot end before the owner has answered about its cost."""


class VisitSettled(Exception):
    """The visit is done or cancelled: nothing of it changes any more."""
