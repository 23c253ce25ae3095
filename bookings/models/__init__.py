from .night import Night
from .stay import Stay

__all__ = ["Night", "Stay"]
