"""The demo fills an empty database with a company that looks alive."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.models import User
from billing.models import Document
from bookings.models import Night, Stay
from catalogue.models import Agency, Home, KeyBox, Listing
from core.money import ZERO
from pcs.demo import stays
from pcs.demo.people import PASSWORD
from workflows.models import PropertyValidation


@pytest.fixture
def demo(db, monkeypatch, settings, tmp_path):
    """The demo with one stay a home instead of a whole year of them."""
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(stays, "STAYS_A_HOME", 1)
    call_command("load_demo", stdout=StringIO())


@pytest.mark.requirement("G-06", "C-06", "C-07", "M1-T0")
def test_the_demo_is_a_company_at_work(demo, client):
    agencies = Agency.objects.all()
    assert sorted(a.postcode for a in agencies if a.commune.name == "Paris") == [
        "75001",
        "75002",
        "75003",
        "75004",
        "75005",
        "75006",
        "75018",
    ]
    assert {a.commune.name for a in agencies} == {"Paris", "Troyes", "Nice", "Biarritz"}
    assert agencies.get(postcode="75002").street == "23 rue Montorgueil"
    assert all(agency.key_boxes.exists() for agency in agencies)
    assert Home.objects.published().count() == KeyBox.objects.exclude(home=None).count() == 60
    assert Listing.objects.filter(live=True).count() == 3 * 60

    cases = PropertyValidation.objects.order_by("pk")
    assert [case.stage for case in cases] == ["review", "correction", "closed"]
    assert {"same_address", "copy"} <= {
        one["code"] for found in cases[0].findings.values() for one in found
    }

    confirmed = Stay.objects.confirmed()
    assert confirmed.filter(departure__lte=timezone.localdate()).exists()
    assert confirmed.filter(arrival__gt=timezone.localdate()).exists()
    assert Night.objects.filter(kind=Night.Kind.CLOSED).exists()
    assert_numbers_have_no_gap()

    for language in ("fr", "en", "es"):
        for path in ("", "homes/", "help/"):
            assert client.get(f"/{language}/{path}").status_code == 200
    assert client.login(email="traveller@pcs.example", password=PASSWORD)
    assert User.objects.get(email="admin@pcs.example").is_superuser
    with pytest.raises(CommandError):
        call_command("load_demo")


def assert_numbers_have_no_gap() -> None:
    """Numbers without a gap, in the order of their dates."""
    for code in ("F", "A"):
        issued = list(Document.objects.filter(series__code=code).order_by("series__year", "rank"))
        assert [d.issued_at for d in issued] == sorted(d.issued_at for d in issued)
        for year in {d.series.year for d in issued}:
            ranks = [d.rank for d in issued if d.series.year == year]
            assert ranks == list(range(1, len(ranks) + 1))
    assert all((d.total > ZERO) == (d.kind == Document.Kind.INVOICE) for d in issued)
