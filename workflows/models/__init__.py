from .decision import Decision
from .validation import PropertyValidation

__all__ = ["Decision", "PropertyValidation"]
