"""A mandate is read, signed and numbered once; nobody else ever sees it."""

import hashlib
from datetime import timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from pypdf import PdfReader

from accounts.space import needs_of
from billing.mandates import current_mandate, has_mandate, proposal_for
from billing.models import Mandate, OwnerTariff, Series
from billing.services.mandates import CannotSign, Flaw, seal_mandate, sign_mandate
from tests.conftest import make_home

from .conftest import browser
from .owners import give_address, hand, sign

PAGE = "/fr/owner/mandate/"


@pytest.fixture
def at_owners(owner):
    return browser(owner.user)


def text_of(mandate: Mandate) -> str:
    with seal_mandate(mandate.pk).pdf.open() as file:
        return " ".join(page.extract_text() for page in PdfReader(BytesIO(file.read())).pages)


@pytest.mark.requirement("M1-O10")
def test_a_signed_mandate_is_numbered_and_covers_its_homes(owner, home):
    mandate = sign(owner)

    assert mandate.number == f"M-{mandate.signed_at:%Y}-000001"
    assert has_mandate(home)
    assert current_mandate(home) == mandate


@pytest.mark.requirement("X-DOC-06")
def test_a_signature_that_fails_leaves_no_gap_in_the_register(owner, home):
    first = sign(owner)
    make_home(owner, home.agency, home.listings.get().locale, "P04-09")
    with pytest.raises(RuntimeError), transaction.atomic():
        sign(owner)
        raise RuntimeError

    second = sign(owner)

    assert (first.rank, second.rank) == (1, 2)
    assert Series.objects.get(code="M").last == 2


@pytest.mark.requirement("X-DOC-05")
@pytest.mark.parametrize(
    "sent",
    [
        {"read": "on", "name": ""},
        {"name": "Odile Martin"},
        {"read": "on", "name": "Odile", "strokes": "<svg>"},
        {"read": "on", "name": "Odile", "strokes": "[[1,1,2,2]]"},
        {"read": "on", "name": "Odile", "strokes": "[[1e9,1,2,2]]"},
    ],
)
def test_nothing_is_signed_without_a_name_a_tick_and_a_true_drawing(at_owners, owner, home, sent):
    give_address(owner)
    proposal = proposal_for(owner, "fr").digest

    answer = at_owners.post(PAGE, {"proposal": proposal} | sent)

    assert answer.status_code == 422
    assert not Mandate.objects.exists()


@pytest.mark.requirement("X-DOC-05")
def test_an_owner_signs_on_the_page_without_a_drawing(at_owners, owner, home):
    give_address(owner)
    proposal = proposal_for(owner, "fr").digest

    sent = {"proposal": proposal, "name": "Odile Martin", "read": "on"}
    answer = at_owners.post(PAGE, sent, headers={"User-Agent": "Firefox"})

    mandate = Mandate.objects.get()
    assert answer.status_code == 302
    assert (mandate.signature, mandate.ip, mandate.user_agent) == (
        "Odile Martin",
        "127.0.0.1",
        "Firefox",
    )


def test_what_is_signed_is_what_was_read(owner, home):
    give_address(owner)
    read = hand(owner)
    make_home(owner, home.agency, home.listings.get().locale, "P04-09")

    with pytest.raises(CannotSign) as refused:
        sign_mandate(owner, read)

    assert refused.value.flaw == Flaw.CHANGED


def test_a_mandate_needs_an_address_and_a_home(owner, agency):
    with pytest.raises(CannotSign) as refused:
        sign_mandate(owner, hand(owner))
    assert refused.value.flaw == Flaw.NO_ADDRESS

    give_address(owner)
    with pytest.raises(CannotSign) as refused:
        sign_mandate(owner, hand(owner))
    assert refused.value.flaw == Flaw.NO_HOME


def test_signing_twice_makes_one_mandate(owner, home):
    sign(owner)

    with pytest.raises(CannotSign) as refused:
        sign(owner)

    assert refused.value.flaw == Flaw.SIGNED


@pytest.mark.requirement("M1-O10")
def test_a_new_home_asks_for_a_new_version_and_the_old_one_is_kept(owner, home):
    first = sign(owner)
    added = make_home(owner, home.agency, home.listings.get().locale, "P04-09")
    assert not has_mandate(added)
    assert has_mandate(home)
    assert any("version" in need.text.lower() for need in needs_of(owner))

    second = sign(owner)

    assert (second.version, second.replaces) == (2, first)
    assert has_mandate(added)
    assert [mandate.version for mandate in owner.mandates.all()] == [2, 1]


def test_a_new_tariff_asks_for_a_new_version(owner, home, today):
    sign(owner)
    OwnerTariff.objects.create(commission_percent=25, subscription=120, valid_from=today)

    assert not proposal_for(owner, "fr").is_signed


def test_a_mandate_that_ended_covers_nothing(owner, home, today):
    sign(owner)
    Mandate.objects.update(ends_on=today)

    assert not has_mandate(home)
    assert any(need.urgent for need in needs_of(owner))


@pytest.mark.requirement("X-DOC-06")
def test_what_was_signed_never_changes(owner, home):
    mandate = sign(owner)

    for act in (lambda: Mandate.objects.update(signature="Other"), mandate.delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()


@pytest.mark.requirement("M1-O10")
def test_the_paper_says_who_what_and_at_which_price(owner, home):
    mandate = sign(owner)
    words = text_of(mandate)

    for said in (mandate.number, "Odile Martin", "3 rue des Lilas", home.reference, "20", "100,00"):
        assert said in words
    sealed = seal_mandate(mandate.pk)
    with sealed.pdf.open() as file:
        assert hashlib.sha256(file.read()).hexdigest() == sealed.sha256
    assert hashlib.sha256(sealed.sha256.encode()).hexdigest() == sealed.chain


def test_words_of_an_owner_are_words_on_paper(owner, home):
    owner.user.name = '<img src="file:///etc/passwd">'
    owner.user.save()
    owner.company = "<pdf:include src='http://127.0.0.1/'>"
    owner.save()

    words = text_of(sign(owner, name="</td><script>alert(1)</script>"))

    assert "<script>alert(1)</script>" in words
    assert "file:///etc/passwd" in words


@pytest.mark.requirement("M1-O10")
def test_a_mandate_is_for_its_owner_and_staff_only(owner, home, stranger, staff, client):
    url = f"{PAGE}{sign(owner).number}/"

    assert browser(owner.user).get(url)["Content-Type"] == "application/pdf"
    assert browser(staff).get(url).status_code == 200
    assert browser(stranger.user).get(url).status_code == 404
    assert "/login/" in client.get(url).url


@pytest.mark.requirement("X-DOC-06")
def test_the_register_shows_number_date_object_and_mandator(owner, home, staff):
    mandate = sign(owner)

    html = browser(staff).get(reverse("mandate:index")).content.decode()

    for said in (mandate.number, "Odile Martin", home.reference):
        assert said in html


@pytest.mark.requirement("C-03")
def test_the_terms_page_shows_the_tariff_and_a_sample_of_it(at_owners, owner, home, today):
    OwnerTariff.objects.create(
        commission_percent=Decimal("22.5"), subscription=120, valid_from=today + timedelta(days=30)
    )

    answer = at_owners.get(f"{PAGE}terms/")

    sample = answer.context["sample"]
    assert sample.home == home
    assert sample.share.commission == sample.share.nights / 5
    html = answer.content.decode()
    assert "22,5" in html
    assert "100,00" in html


def test_the_terms_page_has_an_example_before_any_home(at_owners, owner):
    sample = at_owners.get(f"{PAGE}terms/").context["sample"]

    assert (sample.share.nights, sample.share.owner) == (Decimal(300), Decimal(240))
    assert sample.share.commission_vat == Decimal("10.00")


def test_the_address_is_kept_or_its_faults_are_shown(at_owners, owner, home):
    good = {"street": "1 rue X", "postcode": "75001", "city": "Paris", "country": "FR"}

    assert at_owners.post(f"{PAGE}address/", good | {"street": ""}).status_code == 422
    assert at_owners.post(f"{PAGE}address/", good).status_code == 302
    owner.refresh_from_db()
    assert owner.address == "1 rue X, 75001 Paris"


@pytest.mark.parametrize(
    "odd", ["\x01", "\x7f", "\ufffe", "\ue000", "🏴\U000e0067\U000e007f", "\u2060"]
)
def test_no_sign_in_a_name_holds_up_the_register(owner, home, odd):
    owner.user.name = f"Odile{odd} Martin"
    owner.user.save()

    assert "Martin" in text_of(sign(owner))


def test_staff_read_a_mandate_only_behind_a_second_factor(owner, home, staff, settings):
    address = reverse("owner_contract:pdf", args=[sign(owner).number])
    assert browser(staff).get(address).status_code == 200

    settings.STAFF_NEEDS_SECOND_FACTOR = True

    assert browser(staff).get(address).status_code == 404
    assert browser(owner.user).get(address).status_code == 200


def test_an_owners_pages_are_kept_nowhere(at_owners, home):
    for path in ("", "homes/", "calendar/", "money/", "messages/", "interventions/", "mandate/"):
        answer = at_owners.get(f"/fr/owner/{path}")
        assert "no-store" in answer.headers["Cache-Control"], path
        assert "private" in answer.headers["Cache-Control"], path
