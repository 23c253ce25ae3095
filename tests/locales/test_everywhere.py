"""One language, added while the site runs: page, form, API, mail and paper speak it."""

import io

import pytest
from django.utils.translation import ngettext, override, pgettext
from pypdf import PdfReader

from billing.models import Document
from billing.pdf import render_document
from locales.models import HiddenLanguage
from notifications.letters import compose

ARABIC = {
    0: "بلا ليالٍ",
    1: "ليلة واحدة",
    2: "ليلتان",
    5: "%(count)s ليالٍ",
    11: "%(count)s ليلةً",
    100: "%(count)s ليلة",
}


def spoken(say, code: str) -> None:
    """Some words of each kind: what they mean is of no matter here."""
    say(code, "Log in", f"{code} log in")
    say(code, "This day is past: choose a later one.", f"{code} past day")
    say(code, "Log in first.", f"{code} log in first")
    say(code, "Your stay %(reference)s is confirmed: %(range)s", f"{code} %(reference)s %(range)s")
    say(code, "Invoice", f"{code}invoice")


def text_of(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


@pytest.mark.requirement("M1-W7")
@pytest.mark.parametrize("code", ["oc", "ar"])
def test_a_language_added_at_run_time_speaks_everywhere(
    client, code, occitan, arabic, say, paid_stay, today, next_request
):
    spoken(say, code)

    page = client.get(f"/{code}/accounts/login/").content.decode()
    assert f"{code} log in" in page

    dates = {"home": paid_stay.home.reference, "arrival": "2020-01-06", "departure": "2020-01-09"}
    client.force_login(paid_stay.traveller.user)
    wrong = client.get(f"/{code}/stays/book/", dates | {"adults": 2}).content.decode()
    assert f"{code} past day" in wrong
    client.logout()

    refused = client.get("/api/v1/stays", headers={"accept-language": code})
    assert refused.json()["title"] == f"{code} log in first"

    next_request()
    invoice = Document.objects.get(stay=paid_stay)
    letter = compose("billing/confirmed", paid_stay.traveller.user, code, {"invoice": invoice.pk})
    assert letter.subject.startswith(f"{code} {paid_stay.reference}")
    assert f'<html lang="{code}"' in letter.html

    invoice.language = code
    assert f"{code}invoice" in text_of(render_document(invoice))


@pytest.mark.requirement("X-I18-02")
def test_arabic_counts_in_its_six_forms(arabic, say, next_request):
    forms = [ARABIC[n] for n in (0, 1, 2, 5, 100, 11)]  # in the order of Babel's formula
    say("ar", "%(count)s night", *forms, plural="%(count)s nights")
    next_request()

    with override("ar"):
        said = {n: ngettext("%(count)s night", "%(count)s nights", n) for n in ARABIC}

    assert said == ARABIC


@pytest.mark.requirement("X-I18-02")
def test_the_same_word_is_said_by_its_context(arabic, say, next_request):
    say("ar", "Past", "ماضية", context="stays")
    say("ar", "Past", "مضى")
    next_request()

    with override("ar"):
        assert pgettext("stays", "Past") == "ماضية"


def test_an_arabic_letter_is_laid_out_from_right_to_left(arabic, paid_stay, next_request):
    next_request()
    invoice = Document.objects.get(stay=paid_stay)

    letter = compose("billing/confirmed", paid_stay.traveller.user, "ar", {"invoice": invoice.pk})

    assert '<html lang="ar" dir="rtl">' in letter.html
    assert "\u206812 rue des Rosiers, 75004 Paris\u2069" in letter.text


@pytest.mark.parametrize("gone", ["deleted", "hidden"])
def test_whose_language_left_the_site_reads_french_and_is_told(
    client, occitan, traveller, paid_stay, next_request, gone
):
    user = traveller.user
    user.language = "oc"
    user.save()
    occitan.delete() if gone == "deleted" else HiddenLanguage.objects.create(locale=occitan)
    next_request()
    invoice = Document.objects.get(stay=paid_stay)

    letter = compose("billing/confirmed", user, user.language, {"invoice": invoice.pk})
    client.force_login(user)
    space = client.get("/fr/account/profile/").content.decode()

    assert letter.subject.startswith("Votre séjour")
    assert 'role="note"' in space
    assert '<option value="oc" selected>Occitan (' in space


def test_a_wish_for_a_language_is_kept_until_it_is_back(client, traveller, next_request):
    user = traveller.user
    user.language = "oc"
    user.save()
    client.force_login(user)

    client.post(
        "/fr/account/profile/", {"name": user.name, "phone": "0612345678", "language": "oc"}
    )

    user.refresh_from_db()
    assert (user.language, str(user.phone), user.reads) == ("oc", "+33612345678", "fr")


@pytest.mark.parametrize(
    ("code", "buyer", "printed"),
    [
        ("pl", "Zażółć Gęślą", "Zażółć"),
        ("uk", "Олена Ґудзь", "Олена"),
        ("el", "Ελένη Ψαρά", "Ελένη"),
        ("vi", "Nguyễn Thị Hường", "Nguyễn"),
        ("hy", "Անի Պետրոսյան", "Անի"),
        ("fr", "王伟", "WangWei"),
    ],
)
def test_a_paper_has_the_letters_of_a_name(paid_stay, code, buyer, printed):
    invoice = Document.objects.get(stay=paid_stay)
    invoice.language, invoice.buyer = code, buyer

    assert printed in text_of(render_document(invoice))


@pytest.mark.parametrize("code", ["ar", "he"])
def test_a_paper_joins_and_turns_letters_that_run_to_the_left(paid_stay, code):
    invoice = Document.objects.get(stay=paid_stay)
    invoice.language = code
    invoice.buyer = {"ar": "ليلى المنصوري", "he": "דנה כהן"}[code]

    words = text_of(render_document(invoice))

    assert "408.78" in words
    assert {"ar": "ﻟ", "he": "ד"}[code] in words  # a joined form; a letter of another font


def test_a_paper_in_letters_we_cannot_print_is_french_and_says_so(paid_stay):
    invoice = Document.objects.get(stay=paid_stay)
    invoice.language = "th"

    assert "Facture" in text_of(render_document(invoice))
