"""Mandates as owners sign them, without the page."""

from datetime import date

from django.utils import timezone

from billing.models import Mandate, MandateTerms, OwnerTariff, Series
from catalogue.models import Home


def give_mandate(home: Home) -> Mandate:
    """A mandate that covers a home, as the register keeps it."""
    series, _made = Series.objects.get_or_create(code="M", year=2026)
    terms, _made = MandateTerms.objects.get_or_create(
        valid_from=date(2026, 1, 1), language="fr", defaults={"body": "Le mandant confie."}
    )
    mandate = Mandate.objects.create(
        series=series,
        rank=1,
        number="M-2026-000001",
        owner=home.owner,
        version=1,
        tariff=OwnerTariff.objects.in_force(timezone.localdate()),
        terms=terms,
        mandator="Odile Martin",
        address="3 rue des Lilas, 75019 Paris",
        signed_at=timezone.now(),
        signature="Odile Martin",
        language="fr",
    )
    mandate.homes.create(
        home=home,
        reference=home.reference,
        address=home.address,
        kind=home.kind,
        surface=home.surface,
        registration_number=home.registration_number,
    )
    return mandate
