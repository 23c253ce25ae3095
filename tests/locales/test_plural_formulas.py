"""Languages count by formulas, and not every program writes the same one."""

from pathlib import Path

import pytest
from django.utils.translation import ngettext, override

from locales import collecting, po
from locales.words import exact_forms, form_order

ARABIC = Path(__file__).parent / "arabic.po"

USUAL = (
    "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5"
)


def test_arabic_s_last_forms_change_places_when_a_file_counts_the_usual_way():
    assert form_order("ar", USUAL) == [0, 1, 2, 3, 5, 4]
    assert form_order("fr", "n > 1") == [0, 1]


def test_the_forms_for_a_single_number_are_known():
    assert exact_forms("ar") == {0, 1, 2}
    assert exact_forms("en") == {0}
    assert exact_forms("fr") == frozenset()


@pytest.mark.requirement("X-I18-02")
def test_a_whole_catalogue_comes_in_from_an_agency(arabic, staff, next_request):
    collecting.collect()

    report = po.take_in(arabic, ARABIC.read_bytes(), staff)

    unknown = [(po.EntryFault.UNKNOWN,)]
    assert report.accepted > 500
    assert [one.faults for one in report.refused if one.faults not in unknown] == []
    next_request()
    with override("ar"):
        assert ngettext("%(count)s night", "%(count)s nights", 2) == "ليلتان"
        assert ngettext("%(count)s adult", "%(count)s adults", 11) == "%(count)s بالغًا"
        assert ngettext("%(count)s adult", "%(count)s adults", 100) == "%(count)s بالغ"
