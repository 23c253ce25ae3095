class ReportClosed(Exception):
    """Somebody signed, or it is sealed: nothing in it changes any more."""


class EntryOpen(Exception):
    """The entry report is not sealed, so there is nothing to compare the exit with."""


class NotThisStay(Exception):
    """The stay is not confirmed: nobody enters or leaves."""


class TooMany(Exception):
    """The line or the report is full."""


class LineChanged(Exception):
    """Another phone wrote the line meanwhile; it is left as that one wrote it."""


class CannotSign(Exception):
    """The party signed already, or there is still something to look at."""


class NotSigned(Exception):
    """A report is sealed only once both have signed, or the traveller has refused."""


class CannotDecide(Exception):
    """The deposit was decided on already, or the exit report is not sealed."""
