"""Let this site's database take a night twice, for the negative control."""

from .unguarded import drop_constraint as main

__all__ = ["main"]
