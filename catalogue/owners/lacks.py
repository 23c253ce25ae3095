"""What an owner must still bring before a home can be submitted, by the part of its file."""

from ..compliance import Lack, Section, missing
from ..models import Home

# The parts that are called otherwise in the file than in the law's list.
PART_OF = {Section.HOME: "facts"}


def part_of(lack: Lack) -> str:
    return PART_OF.get(lack.section, str(lack.section))


def lacks_of(home: Home) -> list[Lack]:
    return missing(home)
