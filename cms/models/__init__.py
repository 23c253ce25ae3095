from .menus import Footer, Navigation
from .pages import HomePage, StandardPage

__all__ = ["Footer", "HomePage", "Navigation", "StandardPage"]
