"""The site with its guards off, for the negative control."""

from pcs.wsgi import application

from .unguarded import switch_off

switch_off()

__all__ = ["application"]
