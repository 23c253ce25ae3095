import pytest

from accounts.models import Owner
from bookings.inventory.services import Answer, save_line, seal_report, sign
from bookings.models import InventoryReport

from .conftest import browser, hand


@pytest.fixture
def both(leaving, agent) -> InventoryReport:
    """Entry and exit sealed; one thing is missing on exit."""
    for line in leaving.lines.all():
        save_line(line.pk, 0, Answer(line.quantity, line.condition), agent)
    line = leaving.lines.first()
    save_line(line.pk, 1, Answer(line.quantity, "missing"), agent)
    for party in ("agent", "traveller"):
        sign(leaving.pk, hand(party), None, agent)
    return seal_report(leaving.pk, agent)


@pytest.mark.requirement("M1-O5")
def test_an_owner_consults_entry_exit_and_what_differs(both, owner):
    own = browser(owner.user)
    reference = both.stay.reference

    page = own.get("/en/owner/documents/").text
    assert f"/stays/inventory/{reference}-entry.pdf" in page
    assert f"/stays/inventory/{reference}-exit.pdf" in page

    page = own.get(f"/en/owner/documents/{reference}/").text
    assert "1 difference" in page
    assert "No longer there" in page
    assert "Signature of Somebody" in page


@pytest.mark.requirement("M1-O5")
def test_the_pdf_is_for_its_owner_its_traveller_and_staff(both, owner, traveller, stranger, agent):
    address = f"/fr/stays/inventory/{both.number}.pdf"
    for user in (owner.user, traveller.user, agent):
        answer = browser(user).get(address)
        assert answer["Content-Type"] == "application/pdf"
        assert b"".join(answer.streaming_content).startswith(b"%PDF")

    other = Owner.objects.create(user=stranger.user)
    for user in (stranger.user, other.user):
        assert browser(user).get(address).status_code == 404


def test_a_stranger_finds_no_report_at_any_address(both, stranger):
    Owner.objects.create(user=stranger.user)
    elsewhere = browser(stranger.user)
    reference = both.stay.reference
    for address in (f"/fr/owner/documents/{reference}/", f"/fr/stays/{reference}/inventory/"):
        assert elsewhere.get(address).status_code == 404
    assert reference not in elsewhere.get("/fr/owner/documents/").text


def test_a_traveller_finds_the_reports_on_the_page_of_the_stay(both, traveller):
    own = browser(traveller.user)
    stay = both.stay

    page = own.get(f"/fr/stays/{stay.reference}/").text

    assert f"/fr/stays/inventory/{both.number}.pdf" in page
    assert f"/fr/stays/{stay.reference}/inventory/" in page
    assert own.get(f"/fr/stays/{stay.reference}/inventory/").status_code == 200


def test_a_report_that_is_not_sealed_is_nobody_s_to_read(entry, owner, traveller):
    reference = entry.stay.reference
    assert "No document yet" in browser(owner.user).get("/en/owner/documents/").text
    for user, address in (
        (owner.user, f"/fr/owner/documents/{reference}/"),
        (traveller.user, f"/fr/stays/{reference}/inventory/"),
        (traveller.user, f"/fr/stays/inventory/{entry.number}.pdf"),
    ):
        assert browser(user).get(address).status_code == 404


def test_documents_are_narrowed_by_home_and_year(both, owner, other_home):
    own = browser(owner.user)
    reference, year = both.stay.reference, both.stay.arrival.year
    at = "/en/owner/documents/"
    assert reference in own.get(f"{at}?home=P04-01&year={year}").text
    for query in (f"home={other_home.reference}", f"year={year - 1}", "home=X"):
        page = own.get(f"{at}?{query}").text
        assert reference not in page
        assert "Choose another" in page
    assert reference in own.get(f"{at}?year=nonsense&page=999").text


def test_the_back_office_shows_reports_and_where_they_are_filled_in(entry, staff):
    office = browser(staff)

    assert entry.stay.reference in office.get("/cms/inventory-reports/").text
    page = office.get(f"/cms/stays/inspect/{entry.stay_id}/").text
    assert f"/inventory/{entry.pk}/" in page
