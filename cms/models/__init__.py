from .findings import Finding, OutsideLink
from .menus import Footer, Navigation
from .pages import HomePage, LandingPage, PublicPage, StandardPage
from .video import Captions, Video

__all__ = [
    "Captions",
    "Finding",
    "Footer",
    "HomePage",
    "LandingPage",
    "Navigation",
    "OutsideLink",
    "PublicPage",
    "StandardPage",
    "Video",
]
