"""Homes that their owner is still preparing: one just begun, one nearly ready to be checked."""

from datetime import date
from decimal import Decimal

from accounts.models import Owner
from catalogue.models import Amenity, Commune, Home, HomePhoto, Photo
from catalogue.services import (
    Presentation,
    Season,
    add_season,
    create_home,
    present_home,
    set_base_price,
    set_cleaning_fee,
)

WORDS = Presentation(
    title="Le balcon de la rue Monge",
    summary="Deux pièces traversantes au quatrième étage, un balcon filant et le marché en bas.",
    description=(
        "<p>Le salon donne sur la rue et son marché du mercredi ; la chambre, sur une cour "
        "plantée où l’on n’entend que les oiseaux.</p>"
        "<p>La cuisine est équipée pour de vrais repas, la salle de bains a été refaite cette "
        "année.</p>"
    ),
    house_rules="Ne pas fumer\nPas de musique après 22 heures",
)
# The first two are shown for other homes of the same owner, as the checks will say.
PHOTOS = ("living-03-a1.jpg", "bedroom-02-a.jpg", "bathroom-03-c.jpg")
AMENITIES = ("wifi", "kitchen", "heating", "washing_machine", "tv", "workspace")


def add_owner_homes(owner: Owner, photos: dict[str, Photo], today: date) -> None:
    _begun(owner)
    _nearly_ready(owner, photos, today)


def _paris() -> Commune:
    return Commune.objects.get(insee="75056")


def _begun(owner: Owner) -> Home:
    return create_home(
        owner,
        owner.user,
        kind=Home.Kind.STUDIO,
        bedrooms=0,
        capacity=2,
        surface=23,
        street="31 rue Vavin",
        postcode="75006",
        commune=_paris(),
    )


def _nearly_ready(owner: Owner, photos: dict[str, Photo], today: date) -> None:
    """All but its proof of residence."""
    home = create_home(
        owner,
        owner.user,
        kind=Home.Kind.APARTMENT,
        bedrooms=1,
        beds=2,
        capacity=4,
        surface=47,
        floor=4,
        street="58 rue Monge",
        postcode="75005",
        commune=_paris(),
        latitude=Decimal("48.844310"),
        longitude=Decimal("2.352480"),
        registration_number="7510500081726",
        energy_class="D",
        energy_number="2475E1508213K",
        min_nights=2,
        buffer_nights=1,
    )
    home.amenities.set(Amenity.objects.sources().filter(code__in=AMENITIES))
    present_home(home, WORDS, owner.user)
    for place, file in enumerate(PHOTOS):
        HomePhoto.objects.create(home=home, photo=photos[file], sort_order=place)
    set_base_price(home, Decimal(148), Decimal(166), owner.user)
    set_cleaning_fee(home, Decimal(55), owner.user)
    summer = date(today.year + 1, 6, 15)
    season = Season("Été", summer, date(today.year + 1, 9, 1), Decimal(178), Decimal(196))
    add_season(home, season, owner.user)
