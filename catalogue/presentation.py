"""The page of a home: its listing in the reader's language, and what surrounds it."""

from typing import Any

from django.conf import settings
from django.http import Http404
from django.utils.translation import override

from locales import live

from .models import Amenity, Home, Listing
from .photos import gallery, large
from .search.pins import area


def listing_at(slug: str, language: str) -> Listing:
    """The listing to show at an address: the home's own in the reader's language, or 404.

    A slug of another language leads to the same home, so that a link never breaks.
    """
    live = Listing.objects.filter(live=True, home__state=Home.State.PUBLISHED)
    named = live.filter(slug=slug).values_list("home", "locale__language_code")
    homes = {code: home for home, code in named}
    home = (
        homes.get(language) or homes.get(settings.LANGUAGE_CODE) or max(homes.values(), default=0)
    )
    rows = live.filter(home=home).in_language(language)
    related = ("locale", "home__commune", "home__agency__commune")
    listing: Listing | None = rows.select_related(*related).first()
    if listing is None:
        raise Http404(slug)
    return listing


def shown(listing: Listing, language: str) -> dict[str, Any]:
    """What catalogue/listing.html needs."""
    home = listing.home
    photos = gallery(home.pk, language)
    return {
        "listing": listing,
        "home": home,
        "photos": photos,
        "amenities": amenities(home, language),
        "untranslated": listing.locale.language_code != language,
        "alternates": alternates(listing),
        "map_data": {"area": {**area(home), "radius": 250}},
        "tiles": settings.MAP_TILE_URL,
        "tiles_attribution": settings.MAP_TILE_ATTRIBUTION,
        "structured": structured(listing, [large(photo) for photo in photos]),
    }


def amenities(home: Home, language: str) -> list[Amenity]:
    """What the home has, in the reader's words."""
    codes = home.amenities.values("code")
    return list(Amenity.objects.filter(code__in=codes).in_language(language).order_by("name"))


def alternates(listing: Listing) -> list[tuple[str, str]]:
    """The address of the page in each language; the source's until it is translated."""
    rows = Listing.objects.filter(live=True, home=listing.home_id)
    slugs = dict(rows.values_list("locale__language_code", "slug"))
    source = slugs.get(settings.LANGUAGE_CODE, listing.slug)
    return [(code, _address(code, slugs.get(code, source))) for code in live.codes()]


def _address(code: str, slug: str) -> str:
    with override(code):
        return Listing(slug=slug).get_absolute_url()


def structured(listing: Listing, images: list[str]) -> dict[str, Any]:
    """The page for machines, in schema.org's words."""
    home = listing.home
    where = area(home)
    return {
        "@context": "https://schema.org",
        "@type": "VacationRental",
        "identifier": home.reference,
        "name": listing.title,
        "description": listing.summary,
        "url": settings.SITE_URL + listing.get_absolute_url(),
        "image": [settings.SITE_URL + image for image in images],
        "address": {
            "@type": "PostalAddress",
            "addressLocality": home.commune.name,
            "postalCode": home.postcode,
            "addressCountry": "FR",
        },
        "geo": {"@type": "GeoCoordinates", **where},
        "checkinTime": home.check_in_from.isoformat(),
        "checkoutTime": home.check_out_until.isoformat(),
        "containsPlace": {
            "@type": "Accommodation",
            "additionalType": "EntirePlace"
            if home.rental_kind == Home.RentalKind.ENTIRE
            else "PrivateRoom",
            "occupancy": {"@type": "QuantitativeValue", "value": home.capacity},
            "numberOfBedrooms": home.bedrooms,
            "numberOfBathroomsTotal": home.bathrooms,
            "floorSize": {"@type": "QuantitativeValue", "value": home.surface, "unitCode": "MTK"},
        },
    }
