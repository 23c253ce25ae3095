from .ads import AdCount, HouseAd
from .findings import Finding, OutsideLink
from .menus import Footer, Navigation
from .pages import HomePage, LandingPage, PublicPage, StandardPage
from .video import Captions, Video

__all__ = [
    "AdCount",
    "Captions",
    "Finding",
    "Footer",
    "HomePage",
    "HouseAd",
    "LandingPage",
    "Navigation",
    "OutsideLink",
    "PublicPage",
    "StandardPage",
    "Video",
]
