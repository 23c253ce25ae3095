"""Which zone of the market table a place lies in, or lies near."""

from .models import MarketZone
from .places import ARRONDISSEMENT, plain

FRANCE = "FR"


def zone_at(country: str, postcode: str) -> MarketZone | None:
    """The zone of a postcode; None where we know no prices."""
    if country != FRANCE:
        return None
    return next((zone for zone in zones() if postcode in zone.codes), None)


def nearest_zone(country: str, postcode: str) -> MarketZone | None:
    """The zone that people of a place without figures are shown instead."""
    if country != FRANCE:
        return None
    near = [
        (len(start), zone)
        for zone in zones()
        for start in zone.near.split()
        if postcode.startswith(start)
    ]
    return max(near, key=lambda found: found[0], default=(0, None))[1]


def zones() -> list[MarketZone]:
    return list(MarketZone.objects.all())


def postcode_in(city: str) -> str:
    """The postcode that a town's name says by itself: Paris 4e, Biarritz; else nothing."""
    asked = plain(city)
    arrondissement = ARRONDISSEMENT.fullmatch(asked) if asked.startswith("paris") else None
    if arrondissement:
        asked = f"paris {int(arrondissement[1])}e"
    for zone in zones():
        codes = zone.codes
        name = plain(zone.name).replace("1er", "1e")
        if name == asked and (len(codes) == 1 or arrondissement):
            return codes[0]
    return ""


def is_in(city: str, zone: MarketZone) -> bool:
    """Whether a town as somebody wrote it is the one of a zone: Paris, paris 4, PARIS 4ème."""
    return plain(city).split(" ")[:1] == plain(zone.town).split(" ")[:1]
