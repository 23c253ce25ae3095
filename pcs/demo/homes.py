"""Homes with their prices, listings and photographs."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.utils.text import slugify
from PIL import Image
from wagtail.models import Locale

from accounts.models import Owner
from catalogue.models import (
    Agency,
    Amenity,
    CleaningFee,
    Commune,
    Home,
    HomePhoto,
    KeyBox,
    Listing,
    NightlyPrice,
    Photo,
    PhotoText,
)
from core.storage import private_storage

from . import content

SINCE = date(2024, 1, 1)
PROOF = "residence/demo.pdf"
COLUMNS = [
    "reference",
    "kind",
    "rental_kind",
    "bedrooms",
    "beds",
    "bathrooms",
    "capacity",
    "surface",
    "floor",
    "street",
    "postcode",
    "registration_number",
    "primary_residence",
    "energy_class",
    "tourist_class",
    "min_nights",
    "max_nights",
    "buffer_nights",
    "cancellation",
]


def add_photos(languages: dict[str, Locale]) -> dict[str, Photo]:
    """Every photograph, by its file's name."""
    return {row.file: _photo(row, languages) for row in content.photos()}


def _photo(row: content.PhotoRow, languages: dict[str, Locale]) -> Photo:
    with (content.PHOTOS / row.file).open("rb") as file:
        photo = Photo(
            title=row.alt["fr"][:255],
            description=row.alt["fr"][:255],
            credit=row.credit,
            licence=row.licence,
            focal_point_x=round(row.focal_x * row.width),
            focal_point_y=round(row.focal_y * row.height),
            focal_point_width=row.width // 4,
            focal_point_height=row.height // 4,
        )
        photo.file = ImageFile(file, name=row.file)
        photo.save()
    text = PhotoText.objects.create(photo=photo, alt=row.alt["fr"], locale=languages["fr"])
    for code in ("en", "es"):
        translation = text.copy_for_translation(languages[code])
        translation.alt = row.alt[code]
        translation.save()
    return photo


def store_proof() -> None:
    """The one page that stands for every owner's proof of residence."""
    page = BytesIO()
    Image.new("RGB", (620, 877), "white").save(page, "PDF")
    private_storage().save(PROOF, ContentFile(page.getvalue()))


def add_home(
    row: content.HomeRow,
    owner: Owner,
    agency: Agency,
    commune: Commune,
    amenities: dict[str, Amenity],
) -> Home:
    home = Home.objects.create(
        owner=owner,
        agency=agency,
        commune=commune,
        state=Home.State.PUBLISHED,
        residence_proof=PROOF,
        latitude=Decimal(f"{row.latitude:.6f}"),
        longitude=Decimal(f"{row.longitude:.6f}"),
        **{name: getattr(row, name) for name in COLUMNS},
    )
    home.amenities.set(amenities[code] for code in row.amenities)
    box = KeyBox.objects.filter(agency=agency, home=None).first()
    if box is not None:
        box.home = home
        box.save()
    return home


def add_prices(home: Home, row: content.HomeRow, today: date) -> None:
    """The base price, and the seasons of last year and the two to come."""
    CleaningFee.objects.create(home=home, amount=row.cleaning_fee, valid_from=SINCE)
    base = NightlyPrice(
        home=home,
        starts_on=SINCE,
        amount=row.night,
        weekend_amount=row.weekend,
        valid_from=SINCE,
    )
    NightlyPrice.objects.bulk_create([base, *_season_prices(home, row, today)])


def _season_prices(home: Home, row: content.HomeRow, today: date) -> Iterator[NightlyPrice]:
    place = slugify(home.commune.name)
    for season in content.seasons():
        if season.place != place:
            continue
        high = season.level == "high"
        for year in range(today.year - 1, today.year + 3):
            yield NightlyPrice(
                home=home,
                season=season.name["fr"],
                starts_on=date.fromisoformat(f"{year}-{season.first}"),
                ends_on=date.fromisoformat(f"{year}-{season.last}") + timedelta(days=1),
                amount=row.high_night if high else row.low_night,
                weekend_amount=row.high_weekend if high else row.low_weekend,
                valid_from=SINCE,
            )


def add_listings(home: Home, languages: dict[str, Locale]) -> None:
    texts = content.listing(home.reference)
    source = _fill(Listing(home=home, locale=languages["fr"]), texts["fr"])
    source.save()
    for code in ("en", "es"):
        _fill(source.copy_for_translation(languages[code]), texts[code]).save()


def _fill(listing: Listing, text: content.ListingText) -> Listing:
    paragraphs = [p.strip() for p in text.description.split("\n\n") if p.strip()]
    listing.title, listing.summary = text.title, text.summary
    listing.slug = slugify(f"{text.title} {listing.home.reference}")[:80]
    listing.description = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    listing.house_rules = text.house_rules
    listing.live = True
    return listing


def add_home_photos(home: Home, photos: dict[str, Photo]) -> None:
    HomePhoto.objects.bulk_create(
        HomePhoto(home=home, photo=photos[file], sort_order=order)
        for order, file in enumerate(content.home_photos()[home.reference])
    )
