"""The parts that marketing builds a page from, one module per family."""

from wagtail.blocks import StreamBlock

from .action import ActionBlock
from .agencies import AgenciesBlock
from .faq import FaqBlock
from .features import FeaturesBlock, FiguresBlock, StepsBlock
from .hero import HeroBlock
from .homes import HomesBlock
from .places import PlacesBlock
from .services import ServicesBlock
from .text import QuoteBlock, TextBlock, TextPictureBlock
from .video import VideoBlock
from .voices import VoicesBlock


class PageBody(StreamBlock):
    """Everything that a page may hold, in any order."""

    text = TextBlock()
    text_picture = TextPictureBlock()
    features = FeaturesBlock()
    figures = FiguresBlock()
    steps = StepsBlock()
    homes = HomesBlock()
    services = ServicesBlock()
    places = PlacesBlock()
    agencies = AgenciesBlock()
    video = VideoBlock()
    voices = VoicesBlock()
    faq = FaqBlock()
    quote = QuoteBlock()
    action = ActionBlock()


class HomeBody(PageBody):
    """The same under a large photograph, once."""

    hero = HeroBlock()

    class Meta:
        block_counts = {"hero": {"min_num": 1, "max_num": 1}}


class LandingBody(PageBody):
    """The same, with or without the large photograph."""

    hero = HeroBlock()

    class Meta:
        block_counts = {"hero": {"max_num": 1}}


__all__ = ["HomeBody", "LandingBody", "PageBody"]
