"""Towns, taxes, agencies and amenities of the demo."""

from decimal import Decimal
from statistics import mean

from django.utils.text import slugify
from wagtail.models import Locale

from catalogue.models import Agency, Amenity, Commune, KeyBox, LettingRule, TouristTaxRate

from . import content

LANGUAGES = ("fr", "en", "es")


def locales() -> dict[str, Locale]:
    return {code: Locale.objects.get_or_create(language_code=code)[0] for code in LANGUAGES}


def add_communes() -> dict[str, Commune]:
    return {row.insee: _commune(row) for row in content.communes()}


def _commune(row: content.Commune) -> Commune:
    there = [agency for agency in content.agencies() if agency.commune == row.insee]
    return Commune.objects.create(
        insee=row.insee,
        name=row.name,
        slug=slugify(row.name),
        latitude=_degrees(mean(agency.latitude for agency in there)),
        longitude=_degrees(mean(agency.longitude for agency in there)),
    )


def add_letting_rules(communes: dict[str, Commune]) -> None:
    LettingRule.objects.bulk_create(
        LettingRule(
            commune=communes[row.commune],
            valid_from=row.valid_from,
            night_cap=row.night_cap,
            registration_pattern=row.registration_pattern,
            energy_floor=row.energy_floor,
            source=row.source,
            verified=row.verified,
        )
        for row in content.letting_rules()
    )


def _degrees(value: float) -> Decimal:
    return Decimal(f"{value:.6f}")


def add_taxes(communes: dict[str, Commune]) -> None:
    TouristTaxRate.objects.bulk_create(
        TouristTaxRate(
            commune=communes[row.commune],
            valid_from=row.valid_from,
            category=row.category,
            tariff=row.base_tariff,
            percent=row.percent,
            cap=row.cap,
            department_percent=row.department_percent or 0,
            region_percent=row.region_percent or 0,
            idfm_percent=row.idfm_percent or 0,
            status=row.status,
            source=row.source,
        )
        for row in content.tourist_tax()
    )


def add_agencies(communes: dict[str, Commune]) -> dict[str, Agency]:
    return {row.slug: _agency(row, communes[row.commune]) for row in content.agencies()}


def _agency(row: content.Agency, commune: Commune) -> Agency:
    agency = Agency.objects.create(
        name=row.name,
        slug=row.slug,
        street=row.street,
        postcode=row.postcode,
        commune=commune,
        phone=row.phone,
        email=row.email,
        opened=row.opened,
        open_days=row.open_days,
        opens_at=row.opens_at,
        closes_at=row.closes_at,
        latitude=_degrees(row.latitude),
        longitude=_degrees(row.longitude),
    )
    KeyBox.objects.bulk_create(
        KeyBox(agency=agency, number=number) for number in range(1, row.key_boxes + 1)
    )
    return agency


def add_amenities(languages: dict[str, Locale]) -> dict[str, Amenity]:
    """The amenities by code, as rows of the source language."""
    source = {}
    for row in content.amenities():
        amenity = Amenity.objects.create(
            code=row.code, icon=row.icon, name=row.name["fr"], locale=languages["fr"]
        )
        source[row.code] = amenity
        for code in LANGUAGES[1:]:
            translation = amenity.copy_for_translation(languages[code])
            translation.name = row.name[code]
            translation.save()
    return source
