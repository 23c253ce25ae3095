"""The list of rooms and things of a home: what its inventory reports go through."""

from .services import fill_from_template

__all__ = ["fill_from_template"]
