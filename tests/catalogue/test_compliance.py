"""What the law asks of a home before visitors may see it."""

from datetime import date

import pytest

from catalogue.compliance import demand, lacks, missing, rules
from catalogue.compliance.lacks import Lack, Section, of_the_town
from catalogue.models import LettingRule

TODAY = date(2026, 11, 22)


@pytest.mark.requirement("X-LEG-01")
@pytest.mark.parametrize(
    ("number", "found"),
    [
        ("7510412345678", []),
        ("7512099999ABC", []),
        ("", [lacks.NO_REGISTRATION]),
        ("0608812345678", [lacks.WRONG_REGISTRATION]),  # of another town
        ("751041234567", [lacks.WRONG_REGISTRATION]),
        ("75104123456789", [lacks.WRONG_REGISTRATION]),
    ],
)
def test_a_registration_number_has_the_form_of_its_town(home, number, found):
    home.registration_number, home.energy_class = number, "C"
    assert of_the_town(home, TODAY) == found


def test_a_national_number_is_accepted_once_its_form_is_known(home, settings):
    home.registration_number, home.energy_class = "FR-2026-000123", "C"
    assert of_the_town(home, TODAY) == [lacks.WRONG_REGISTRATION]
    settings.NATIONAL_REGISTRATION_PATTERN = r"FR-\d{4}-\d{6}"
    assert of_the_town(home, TODAY) == []


@pytest.mark.parametrize(
    ("letter", "day", "found"),
    [
        ("", TODAY, [lacks.NO_ENERGY_CLASS]),
        ("F", TODAY, []),
        ("G", TODAY, [lacks.ENERGY_TOO_LOW]),
        ("F", date(2028, 1, 1), [lacks.ENERGY_TOO_LOW]),
        ("E", date(2028, 1, 1), []),
    ],
)
def test_the_worst_energy_class_follows_the_dated_rule(home, paris, letter, day, found):
    rule = paris.letting_rules.get()
    rule.pk, rule.valid_from, rule.energy_floor = None, date(2028, 1, 1), "E"
    rule.save()
    home.registration_number, home.energy_class = "7510412345678", letter
    assert of_the_town(home, day) == found


def test_a_town_whose_rule_is_unknown_lets_nothing_be_shown(home):
    LettingRule.objects.all().delete()
    home.registration_number = "7510412345678"
    assert of_the_town(home, TODAY) == [lacks.NO_RULE]


def test_a_draft_is_told_all_it_lacks_and_what_the_apps_above_ask(home, monkeypatch):
    asked = Lack("no_mandate", Section.MANDATE, "The mandate is not signed.")
    monkeypatch.setattr(lacks, "_demands", {})
    demand(lambda home: [asked])
    home.listings.all().delete()
    home.nightly_prices.all().delete()

    assert missing(home) == [
        lacks.NO_REGISTRATION,
        lacks.NO_ENERGY_CLASS,
        lacks.NO_PROOF,
        lacks.NO_TEXT,
        lacks.NO_PHOTO,
        lacks.NO_PRICE,
        asked,
    ]


@pytest.mark.requirement("X-LEG-02")
@pytest.mark.parametrize(
    ("nights", "cap", "level"),
    [
        (0, 90, "far"),
        (71, 90, "far"),
        (72, 90, "near"),
        (89, 90, "near"),
        (90, 90, "reached"),
        (95, 120, "far"),
        (96, 120, "near"),
        (121, 120, "reached"),
    ],
)
def test_a_warning_comes_at_four_fifths_of_the_cap(nights, cap, level):
    assert rules.level(nights, cap) == level


@pytest.mark.requirement("X-LEG-05")
@pytest.mark.parametrize(
    ("nights", "services", "taxable"),
    [
        (3, {"cleaning", "linen"}, False),
        (3, {"cleaning", "linen", "reception"}, True),
        (30, {"cleaning", "linen", "reception", "breakfast"}, True),
        (31, {"cleaning", "linen", "reception", "breakfast"}, False),
    ],
)
def test_three_services_of_a_hotel_make_a_short_stay_taxable(nights, services, taxable):
    assert rules.like_a_hotel(nights, services) is taxable
