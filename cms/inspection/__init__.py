"""Looks through what visitors read for links that break and pictures that say nothing."""

from .services import check_everything, inspect_everything, inspect_photo, inspect_row

__all__ = ["check_everything", "inspect_everything", "inspect_photo", "inspect_row"]
