"""Calendars of other sites: read, compared with ours, and given ours in return."""
