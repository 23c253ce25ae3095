"""Invoices, credit notes and contracts on paper."""

import hashlib
import io
from datetime import timedelta

import pypdf
import pytest
from django.conf import settings
from django.contrib.auth.models import Permission
from django.utils import timezone
from stdnum.fr import siren, tva

from billing.models import Contract, Document
from billing.pdf import engine, render_contract, render_document
from billing.services import cancel, change, seal, seal_contract
from billing.services.changes import Wish
from catalogue.pricing import Party


def text_of(pdf: bytes) -> str:
    """The words of a PDF, each run of spaces as one."""
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.fixture
def invoice(paid_stay) -> Document:
    return paid_stay.documents.get()


@pytest.mark.requirement("M1-W4", "X-LEG-03")
def test_an_invoice_names_seller_buyer_owner_rates_and_payment(invoice):
    words = text_of(render_document(invoice))

    for expected in (
        invoice.number,
        settings.COMPANY["siren"],
        settings.COMPANY["vat"],
        "Ana Souza",
        "Odile Martin",
        "12 rue des Rosiers",
        "408,78 €",
        "10,00 €",  # VAT in 60 €
        "48,78 €",  # tourist tax
        "261 D 4°",
        "1 / 1",
    ):
        assert expected in words


@pytest.mark.requirement("X-DOC-03")
def test_a_credit_note_shows_what_it_corrects_and_what_was_paid_back(paid_stay, traveller):
    note = cancel(paid_stay, traveller.user)

    words = text_of(render_document(note))

    assert note.credits.number in words
    assert words.count("-408,78 €") == 2  # credited, and paid back


def test_a_changed_invoice_balances(paid_stay, traveller, arrival):
    change(paid_stay, Wish(arrival, arrival + timedelta(days=2), Party(2)), traveller.user)
    invoice = paid_stay.documents.invoices().latest("id")
    # What happens later does not show on what was issued before.
    cancel(paid_stay, traveller.user)

    words = text_of(render_document(invoice))

    assert "408,78 €" in words
    assert "-116,26 €" in words
    assert "0,00 €" in words


@pytest.mark.requirement("M1-T0")
def test_a_contract_names_the_parties_the_home_the_dates_and_the_rules(paid_stay):
    home = paid_stay.home
    home.registration_number = "7510412345678"
    home.save()

    words = text_of(render_contract(paid_stay.contracts.get()))

    for expected in ("Odile Martin", "Ana Souza", "7510412345678", "Ne pas fumer", "408,78 €"):
        assert expected in words


def test_the_same_document_gives_the_same_bytes(invoice, paid_stay):
    assert render_document(invoice) == render_document(invoice)
    contract = paid_stay.contracts.get()
    assert render_contract(contract) == render_contract(contract)


def test_every_font_is_embedded(invoice):
    reader = pypdf.PdfReader(io.BytesIO(render_document(invoice)))
    fonts = [font.get_object() for font in reader.pages[0]["/Resources"]["/Font"].values()]

    used = {str(font["/BaseFont"]) for font in fonts if "/FontDescriptor" in font}
    assert {name.split("+")[-1] for name in used} >= {"Inter-Regular", "SourceSerif4-SemiBold"}
    for font in fonts:
        if "/FontDescriptor" in font:
            assert "/FontFile2" in font["/FontDescriptor"]


HOSTILE = [
    "<img src=file:///etc/passwd>",
    '<img src="http://127.0.0.1:1/x.png">',
    "</td></table><pdf:nextpage>",
    "<style>@font-face{font-family:x;src:url(file:///etc/passwd)}</style>",
    "<script>alert(1)</script>",
    "{{ settings.SECRET_KEY }}{% include 'base.html' %}",
    "&lt;b&gt; & Œuvre d'Alésia “quoted” ŁódźЖΩ",
]


@pytest.mark.parametrize("payload", HOSTILE)
def test_what_people_write_is_printed_and_never_obeyed(paid_stay, payload):
    home, user = paid_stay.home, paid_stay.traveller.user
    owner = home.owner.user
    for person in (user, owner):
        person.name = payload
        person.save()
    home.street = payload
    home.save()
    home.listings.update(title=payload, house_rules=payload)
    contract = paid_stay.contracts.get()

    for pdf in (render_document(paid_stay.documents.get()), render_contract(contract)):
        assert len(pypdf.PdfReader(io.BytesIO(pdf)).pages) <= 3
        assert "".join(payload.split())[:20] in "".join(text_of(pdf).split())


@pytest.mark.parametrize(
    "html",
    [
        '<img src="file:///etc/passwd">',
        '<p style="font-family: nowhere">Œ</p>',
        '<style>@font-face { font-family: x; src: url("/etc/passwd") }</style>',
    ],
)
def test_the_engine_refuses_rather_than_draw_something_else(monkeypatch, html):
    monkeypatch.setattr(engine, "render_to_string", lambda template, context: html)

    with pytest.raises(engine.BadPdf):
        engine.render("any.html", {}, "fr", timezone.now())


@pytest.mark.requirement("X-DOC-03")
def test_papers_are_stored_once_and_chained(paid_stay, traveller):
    invoice = seal(paid_stay.documents.get().pk)
    content = invoice.pdf.read()

    assert invoice.sha256 == hashlib.sha256(content).hexdigest()
    assert invoice.chain == hashlib.sha256(invoice.sha256.encode()).hexdigest()
    assert seal(invoice.pk).pdf.name == invoice.pdf.name
    contract = seal_contract(paid_stay.contracts.get().pk)
    assert contract.sha256 == hashlib.sha256(contract.pdf.read()).hexdigest()


@pytest.mark.requirement("M1-T5")
def test_papers_are_shown_to_whoever_they_belong_to(at_home, paid_stay):
    invoice = paid_stay.documents.get()
    for path in (f"documents/{invoice.number}", f"stays/{paid_stay.reference}/contract"):
        answer = at_home.get(f"/fr/{path}/")

        assert answer.headers["Content-Type"] == "application/pdf"
        assert answer.headers["Content-Disposition"].startswith("inline")
        assert "no-store" in answer.headers["Cache-Control"]
        assert b"".join(answer.streaming_content).startswith(b"%PDF")


def test_strangers_and_visitors_do_not_find_papers(elsewhere, client, paid_stay):
    invoice = paid_stay.documents.get()
    for path in (f"documents/{invoice.number}", f"stays/{paid_stay.reference}/contract"):
        assert elsewhere.get(f"/fr/{path}/").status_code == 404
        assert client.get(f"/fr/{path}/").status_code == 302
    assert elsewhere.get("/fr/documents/F-2020-000001/").status_code == 404


def test_staff_read_papers_by_permission_only(elsewhere, stranger, paid_stay):
    read = Permission.objects.get(codename="view_document", content_type__app_label="billing")
    user = stranger.user
    user.is_staff = True
    user.save()
    path = f"/fr/documents/{paid_stay.documents.get().number}/"
    assert elsewhere.get(path).status_code == 404

    user.user_permissions.add(read)

    assert elsewhere.get(path).status_code == 200


def test_a_stay_without_contract_has_none(at_home, held_stay):
    assert not Contract.objects.exists()
    assert at_home.get(f"/fr/stays/{held_stay.reference}/contract/").status_code == 404


def test_the_company_of_the_demo_has_numbers_that_add_up():
    assert siren.is_valid(settings.COMPANY["siren"])
    assert tva.is_valid(settings.COMPANY["vat"])


def test_a_document_whose_turn_has_not_come_is_not_drawn_while_its_reader_waits(
    client, paid_stay, monkeypatch
):
    monkeypatch.setattr("billing.views.papers.AT_ONCE", -1)
    client.force_login(paid_stay.traveller.user)

    answer = client.get(paid_stay.documents.get().get_absolute_url())

    assert answer.status_code == 503
    assert answer["Retry-After"] == "30"
    assert not paid_stay.documents.get().sha256
