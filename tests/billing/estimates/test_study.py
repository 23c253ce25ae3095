"""The study: its figures come from the table, its hypotheses can be changed, it is a paper too."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader

from billing.estimates.studies import Wishes, basis_for, cap_of, study_of
from billing.models import Lead
from catalogue.market import nearest_zone, zone_at
from catalogue.models import KindRatio, MarketRate, MarketZone, SeasonIndex
from core import outbox
from core.models import OutboxEntry
from notifications.models import LocalMail

D = Decimal


def page_of(lead: Lead) -> str:
    return f"/fr/estimate/study/{lead.token}/"


def study_for(lead: Lead, **wishes):
    basis = basis_for(lead, lead.zone)
    assert basis
    return study_of(lead, basis, Wishes(**wishes))


def words_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def sent() -> LocalMail:
    for entry in OutboxEntry.objects.filter(kind="billing.study"):
        outbox.deliver(entry.pk)
        entry.refresh_from_db()
        assert entry.state == OutboxEntry.State.DONE, entry.last_error
    return LocalMail.objects.get()


def test_the_first_table_is_complete_and_says_where_it_comes_from():
    assert MarketZone.objects.count() == 23
    assert not MarketRate.objects.exclude(source="Inside Airbnb, CC BY 4.0").exists()
    assert not MarketRate.objects.exclude(as_of=date(2025, 6, 1)).exists()
    derived = MarketRate.objects.filter(derived=True)
    assert set(derived.values_list("zone__slug", flat=True)) == {"nice", "biarritz", "troyes"}
    seasons = SeasonIndex.objects.values_list("index", flat=True)
    assert sum(seasons) == D("12.000")


def test_a_study_is_the_table_s_figures_worked_out(lead):
    """Two bedrooms in the 4th: 271, 348 and 462 euros, 22, 30 and 38.3 percent."""
    study = study_for(lead)

    assert [year.case.price for year in study.years] == [D(271), D(348), D(462)]
    july = study.median.months[6]
    assert july.nights == D("13.9")  # 31 nights at 30 % x 1.505
    assert july.gross == D("4837.20")
    assert july.commission == D("967.44")  # 20 %
    assert july.cleaning == D("342.87")  # 13.9 / 3 stays at 30 + 2 x 22 euros
    assert july.net == D("3526.89")
    assert study.median.net == sum(m.net for m in study.median.months) - D("100.00")
    assert study.low.net < study.median.net < study.high.net
    assert lead.study["median"]["net"] == str(study.median.net)


@pytest.mark.parametrize(("kind", "price"), [("apartment", "348.00"), ("house", "389.76")])
def test_the_kind_of_home_counts(ask_for, kind, price):
    assert study_for(ask_for(kind=kind)).median.case.price == D(price)


def test_a_villa_is_counted_as_a_house(ask_for):
    basis = basis_for(ask_for(kind="villa"), zone_at("FR", "75004"))

    assert basis and basis.kind == KindRatio.objects.get(kind="house")


def test_a_private_room_has_its_own_price(ask_for):
    study = study_for(ask_for(rental_kind="private_room", bedrooms=3))

    assert study.median.case.price == D("125.00")


def test_a_newer_row_replaces_the_older(lead):
    old = MarketRate.objects.get(zone__slug="paris-04", bedrooms=2, rental_kind="entire_home")
    old.pk, old.price_median, old.as_of = None, D(300), date(2026, 6, 1)
    old.save()

    assert study_for(lead).median.case.price == D(300)


def test_the_cap_is_the_town_s(paris):
    zone = zone_at("FR", "75004")

    assert zone and cap_of(zone, date(2026, 1, 1)) == 90  # the town's rule of 2025
    assert cap_of(zone, date(2024, 1, 1)) == 120  # France's, while the town says nothing


def test_hypotheses_can_be_changed_and_stay_in_the_address(client, lead):
    usual = client.get(page_of(lead)).context["study"]
    asked = "price=400&occupancy=50&average_stay=4&cleaning=0&own_nights=30&night_cap=90"
    answer = client.get(f"{page_of(lead)}?{asked}", headers={"HX-Request": "true"})

    changed = answer.context["study"]
    assert answer.headers["HX-Replace-Url"] == f"{page_of(lead)}?{asked}"
    assert "<html" not in answer.content.decode()
    assert changed.median.case.price == D(400)
    assert changed.low.case.price == D("311.49")  # 271 x 400 / 348
    assert changed.median.nights <= 90
    assert changed.median.net != usual.median.net


def test_the_traveller_may_pay_the_cleaning(client, lead):
    study = client.get(f"{page_of(lead)}?cleaning_by=traveller").context["study"]

    assert study.high.cleaning == 0


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("price", "0"),
        ("price", "1e400"),
        ("price", "NaN"),
        ("price", "Infinity"),
        ("price", "-5"),
        ("occupancy", "120"),
        ("average_stay", "0"),
        ("average_stay", "0.001"),
        ("cleaning", "99999999999"),
        ("own_nights", "366"),
        ("own_nights", "x"),
        ("night_cap", "7"),
        ("cleaning_by", "nobody"),
        ("price", "<script>"),
    ],
)
def test_an_impossible_hypothesis_is_told_and_changes_nothing(client, lead, name, value):
    usual = client.get(page_of(lead)).context["study"]
    answer = client.get(page_of(lead), {name: value})

    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [name]
    assert answer.context["study"].median.net == usual.median.net
    assert "<script>" not in answer.content.decode().split("<main")[1]


@pytest.mark.parametrize("zone", ["nowhere", "\x00", "é", "x" * 300])
def test_a_zone_that_is_none_changes_nothing(client, lead, zone):
    answer = client.get(page_of(lead), {"zone": zone})

    assert answer.context["basis"].zone.slug == "paris-04"


def test_papers_are_not_drawn_without_end(client, lead, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"study_pdf": "1/h/ip"}
    paper = page_of(lead) + "study.pdf"

    assert [client.get(paper).status_code for _time in range(3)] == [200, 429, 429]


def test_nobody_guesses_or_indexes_a_study(client, lead):
    answer = client.get(page_of(lead))

    assert len(lead.token) >= 32
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert "no-store" in answer.headers["Cache-Control"]
    assert lead.email not in client.get("/sitemap.xml").content.decode()
    assert client.get("/fr/estimate/study/x/").status_code == 404
    assert client.get("/fr/estimate/study/x/study.pdf").status_code == 404


@pytest.mark.parametrize("city", ["Nice", "Biarritz", "Troyes"])
def test_derived_figures_say_so(client, ask_for, city):
    zone = MarketZone.objects.get(name=city)
    lead = ask_for(city=city, postcode=zone.codes[0])
    page = client.get(page_of(lead))

    assert page.context["basis"].rate.derived
    assert str(page.context["basis"].rate.ratio).replace(".", ",") in page.content.decode()


@pytest.mark.requirement("C-01")
def test_an_unknown_place_gets_no_invented_figure(client, ask_for):
    lead = ask_for(city="Montreuil", postcode="93100")
    page = client.get(page_of(lead)).content.decode()

    assert (lead.zone, lead.study) == (None, {})
    assert "€" not in page.split("<main")[1].split("<footer")[0]
    assert f"{page_of(lead)}?zone=paris-20" in page
    near = client.get(f"{page_of(lead)}?zone=paris-20")
    assert near.context["elsewhere"]


def test_a_size_too_rare_gets_no_invented_figure(client, ask_for):
    lead = ask_for(postcode="75001", bedrooms=5)

    assert lead.zone and lead.study == {}
    assert client.get(page_of(lead)).status_code == 200


@pytest.mark.parametrize(
    ("country", "postcode", "slug"),
    [
        ("FR", "93100", "paris-20"),
        ("FR", "93200", "paris-18"),
        ("FR", "06400", "nice"),
        ("FR", "40130", "biarritz"),
        ("FR", "10120", "troyes"),
        ("FR", "29200", None),
        ("IT", "06400", None),
    ],
)
def test_the_nearest_place_we_know(country, postcode, slug):
    zone = nearest_zone(country, postcode)

    assert (zone.slug if zone else None) == slug


@pytest.mark.requirement("A3-15")
def test_the_study_is_mailed_as_a_pdf(lead):
    mail = sent()

    assert mail.to == "elise@example.org"
    assert f"/fr/estimate/study/{lead.token}/" in mail.text
    words = words_of(bytes(mail.attachments.get().content))
    assert "12 rue des Rosiers" in words and "Inside Airbnb" in words
    assert "27 582,30" in words.replace("\u202f", " ").replace("\xa0", " ")


def test_the_study_is_mailed_once(lead):
    sent()
    OutboxEntry.objects.update(state=OutboxEntry.State.PENDING)
    sent()

    assert LocalMail.objects.count() == 1


def test_a_place_without_figures_is_told_by_mail_too(ask_for):
    ask_for(city="Galway", country="IE", postcode="")

    assert not sent().attachments.exists()


def test_a_lead_forgotten_meanwhile_is_not_written_to(lead):
    lead.delete()
    for entry in OutboxEntry.objects.filter(kind="billing.study"):
        outbox.deliver(entry.pk)

    assert not LocalMail.objects.exists()


def test_a_paper_holds_the_hypotheses_of_the_page(client, lead):
    answer = client.get(f"{page_of(lead)}study.pdf?price=400&own_nights=30")

    assert answer.headers["Content-Type"] == "application/pdf"
    words = words_of(answer.content)
    assert "400,00" in words and "30" in words


def test_what_people_write_stays_words_in_the_paper(client, ask_for):
    lead = ask_for(
        street='<img src="file:///etc/passwd"><pdf:include src="http://x"/>',
        name="<b>漢字</b> 🏠 {{ lead.token }}",
    )
    words = words_of(client.get(f"{page_of(lead)}study.pdf").content)

    assert "<pdf:include" in words and "root:" not in words
    assert lead.token not in words


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_the_page_and_the_paper_speak_the_reader_s_language(client, lead, language):
    address = f"/{language}/estimate/study/{lead.token}/"

    assert f'lang="{language}"' in client.get(address).content.decode()
    assert client.get(f"{address}study.pdf").status_code == 200
