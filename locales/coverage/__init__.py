"""How far each language has come: what editors wrote, and the words of the interface."""

from .cells import Cell, State
from .content import ContentArea, area, areas
from .matrix import Matrix, matrix

__all__ = ["Cell", "ContentArea", "Matrix", "State", "area", "areas", "matrix"]
