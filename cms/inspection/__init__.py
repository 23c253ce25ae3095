"""Looks through what visitors read for links that break and pictures that say nothing."""

from .services import check_everything, found_before, inspect_everything, inspect_row

__all__ = ["check_everything", "found_before", "inspect_everything", "inspect_row"]
