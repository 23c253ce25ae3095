from .rules import Trouble


class Unread(Exception):
    """A calendar could not be read; `trouble` says why, for the caller to put into words."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble
