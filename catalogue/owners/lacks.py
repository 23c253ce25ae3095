"""What an owner must still bring before a home can be submitted, by the part of its file."""

from django.utils.translation import ngettext

from ..compliance import Lack, Section, missing
from ..models import Home
from .gallery import undescribed

# The parts that are called otherwise in the file than in the law's list.
PART_OF = {Section.HOME: "facts"}


def part_of(lack: Lack) -> str:
    return PART_OF.get(lack.section, str(lack.section))


def lacks_of(home: Home) -> list[Lack]:
    return [*missing(home), *_silent_photos(home)]


def _silent_photos(home: Home) -> list[Lack]:
    if not (count := undescribed(home)):
        return []
    text = ngettext(
        "%(count)s photo has no words for those who do not see it.",
        "%(count)s photos have no words for those who do not see them.",
        count,
    )
    return [Lack("no_alt", Section.PHOTOS, text % {"count": count})]
