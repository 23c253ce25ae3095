from .alternatives import alternatives
from .cards import Card
from .criteria import Criteria, Near, Order, Place
from .pins import pins
from .relaxing import Relaxation, relaxations
from .results import Results, search

__all__ = [
    "Card",
    "Criteria",
    "Near",
    "Order",
    "Place",
    "Relaxation",
    "Results",
    "alternatives",
    "pins",
    "relaxations",
    "search",
]
