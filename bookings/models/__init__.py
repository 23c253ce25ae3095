from .block import Block
from .night import Night
from .stay import Stay

__all__ = ["Block", "Night", "Stay"]
