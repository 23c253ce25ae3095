"""The owner's pages: the calendar of their homes, what is done in them, messages with PCS."""
