from .ads import AdCount, HouseAd
from .chat import Conversation, Message, UnansweredQuestion
from .faq import Faq, FaqTopic
from .findings import Finding, OutsideLink
from .menus import Footer, Navigation
from .pages import HomePage, LandingPage, PublicPage, StandardPage
from .vectors import FaqVectors
from .video import Captions, Video

__all__ = [
    "AdCount",
    "Captions",
    "Conversation",
    "Faq",
    "FaqTopic",
    "FaqVectors",
    "Finding",
    "Footer",
    "HomePage",
    "HouseAd",
    "LandingPage",
    "Message",
    "Navigation",
    "OutsideLink",
    "PublicPage",
    "StandardPage",
    "UnansweredQuestion",
    "Video",
]
