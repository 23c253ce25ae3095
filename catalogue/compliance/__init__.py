"""What the law and PCS ask of a home before visitors may see it."""

from .lacks import Lack, Section, demand, missing

__all__ = ["Lack", "Section", "demand", "missing"]
