"""Marketing keeps families, services and prices; what it writes appears everywhere."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from accounts.models import User
from catalogue.models import Service, ServiceCategory, ServicePrice
from cms.blocks.services import ServicesBlock
from core.models import AuditEntry

from .services import make_category, make_service, translate

CATEGORY = "wagtailsnippets_catalogue_servicecategory"
SERVICE = "wagtailsnippets_catalogue_service"
PRICES = "/cms/service-prices/new/"
PERMISSIONS = [
    *(f"{verb}_servicecategory" for verb in ("add", "change", "view")),
    *(f"{verb}_service" for verb in ("add", "change", "publish", "view")),
    *(f"{verb}_serviceprice" for verb in ("add", "view")),
]

pytestmark = pytest.mark.usefixtures("fresh_pages")


@pytest.fixture
def marketing(db) -> User:
    user = User.objects.create_user("marketing@example.org", "x", name="Mara", is_staff=True)
    group = Group.objects.get(name="marketing")
    for code in PERMISSIONS:
        group.permissions.add(Permission.objects.get(codename=code))
    user.groups.add(group)
    return user


@pytest.fixture
def office(client, marketing):
    client.force_login(marketing)
    return client


def category_form(**fields) -> dict:
    values = {"name": "Jardin", "slug": "jardin", "summary": "", "icon": "leaf", "rank": "13"}
    return values | fields


def service_form(category: ServiceCategory, **fields) -> dict:
    values = {
        "name": "Arrosage",
        "slug": "arrosage",
        "summary": "Vos plantes vous attendent vertes.",
        "description": "null",
        "included": "Terreau",
        "category": category.pk,
        "audience": "both",
        "action-publish": "1",
    }
    return values | fields


def price_form(service: Service, today, **fields) -> dict:
    values = {
        "service": service.pk,
        "basis": "fixed",
        "amount": "40",
        "vat_percent": "20",
        "valid_from": today.isoformat(),
    }
    return values | fields


def errors(page) -> set[str]:
    assert page.status_code == 200
    return set(page.context["form"].errors)


@pytest.mark.requirement("C-02")
def test_a_thirteenth_family_appears_everywhere_without_code(office, client, french, today):
    for number in range(12):
        make_category(french, f"Famille {number}", rank=number)

    office.post(reverse(f"{CATEGORY}:add"), category_form())
    family = ServiceCategory.objects.get(slug="jardin")
    office.post(reverse(f"{SERVICE}:add"), service_form(family))
    office.post(PRICES, price_form(Service.objects.get(slug="arrosage"), today))

    client.logout()
    everything = client.get("/fr/services/").content.decode()
    assert 'value="jardin"' in everything and "Arrosage" in everything
    assert "40\xa0€" in client.get("/fr/services/?category=jardin").content.decode()
    assert client.get("/fr/services/arrosage/").status_code == 200
    answer = client.get("/api/v1/services", headers={"accept-language": "fr"}).json()
    assert len(answer["categories"]) == 13
    assert answer["services"][0]["category"] == "jardin"
    assert "/fr/services/arrosage/" in client.get("/sitemap-services.xml").content.decode()
    assert "?category=jardin" in client.get("/sitemap-families.xml").content.decode()
    block = ServicesBlock()
    assert "Arrosage" in block.render(block.to_python({"title": "Nos services"}))


def test_a_family_without_any_service_is_shown_as_well(office, client, french):
    office.post(reverse(f"{CATEGORY}:add"), category_form(summary="Balcons et terrasses."))

    page = client.get("/fr/services/?category=jardin").content.decode()

    assert "<h1>Jardin</h1>" in page and "Balcons et terrasses." in page


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("slug", "menage"),
        ("slug", "a b"),
        ("slug", ""),
        ("name", ""),
        ("icon", "x"),
        ("rank", "-1"),
    ],
)
def test_a_family_in_error_is_explained_beside_the_field(office, cleaning, field, value):
    page = office.post(reverse(f"{CATEGORY}:add"), category_form(**{field: value}))

    assert errors(page) == {field}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("slug", "grand-menage"),
        ("slug", "é"),
        ("name", ""),
        ("summary", "x" * 241),
        ("category", ""),
        ("category", "999"),
        ("audience", "cats"),
        ("duration", "0"),
        ("duration", "-5"),
        ("duration", str(2**40)),
    ],
)
def test_a_service_in_error_is_explained_beside_the_field(office, spotless, field, value):
    form = service_form(spotless.category) | {field: value}

    assert errors(office.post(reverse(f"{SERVICE}:add"), form)) == {field}


def test_two_languages_may_share_an_address(office, spotless, english):
    english_row = translate(spotless, english, "Deep cleaning")
    url = reverse(f"{SERVICE}:edit", args=[english_row.pk])

    page = office.post(url, {**service_form(spotless.category), "slug": "grand-menage"})

    assert page.status_code == 302


def test_what_is_shared_is_edited_on_the_source_alone(office, spotless, english):
    english_row = translate(spotless, english, "Deep cleaning")

    own = office.get(reverse(f"{SERVICE}:edit", args=[spotless.pk])).context["form"]
    other = office.get(reverse(f"{SERVICE}:edit", args=[english_row.pk])).context["form"]

    assert {"category", "audience", "duration", "vip"} <= set(own.fields)
    assert not {"category", "audience", "duration", "vip"} & set(other.fields)


def test_a_draft_is_not_on_sale(office, client, cleaning):
    form = service_form(cleaning)
    del form["action-publish"]
    office.post(reverse(f"{SERVICE}:add"), form)

    assert client.get("/fr/services/arrosage/").status_code == 404


def test_a_new_service_is_written_in_the_source_language(office, cleaning, english):
    office.post(reverse(f"{SERVICE}:add") + "?locale=en", service_form(cleaning))

    assert Service.objects.get(slug="arrosage").is_source


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"amount": ""}, "amount"),
        ({"amount": "0"}, "amount"),
        ({"amount": "-4"}, "amount"),
        ({"amount": "x"}, "amount"),
        ({"amount": "1.999"}, "amount"),
        ({"amount": "1" * 12}, "amount"),
        ({"basis": "quote"}, "amount"),
        ({"basis": "barter"}, "basis"),
        ({"vat_percent": "101"}, "vat_percent"),
        ({"vat_percent": "-1"}, "vat_percent"),
        ({"valid_from": "2024-01-01"}, "valid_from"),
        ({"valid_from": "soon"}, "valid_from"),
        ({"service": "999"}, "service"),
    ],
)
def test_a_price_in_error_is_explained_beside_the_field(office, spotless, today, fields, wrong):
    page = office.post(PRICES, price_form(spotless, today) | fields)

    assert errors(page) == {wrong}
    assert ServicePrice.objects.count() == 1


def test_a_second_price_from_the_same_day_is_refused(office, spotless, today):
    office.post(PRICES, price_form(spotless, today))

    assert errors(office.post(PRICES, price_form(spotless, today))) == {"valid_from"}


def test_a_price_belongs_to_the_source(office, spotless, english, today):
    translation = translate(spotless, english, "Deep cleaning")

    assert errors(office.post(PRICES, price_form(translation, today))) == {"service"}


def test_a_price_is_superseded_and_the_trail_says_by_whom(office, marketing, spotless, today):
    old = spotless.prices.get()
    filled = office.get(f"{PRICES}?from={old.pk}").context["form"].initial
    assert (filled["basis"], filled["amount"]) == ("per_hour", Decimal(32))

    office.post(PRICES, price_form(spotless, today, valid_from=today + timedelta(days=9)))

    assert spotless.prices.count() == 2
    assert AuditEntry.objects.get(verb="added").actor == marketing
    assert office.get(f"/cms/service-prices/edit/{old.pk}/").status_code in (302, 403)


def test_the_list_of_services_leads_to_a_new_price(office, spotless):
    page = office.get(reverse(f"{SERVICE}:list")).content.decode()

    assert f"{PRICES}?service={spotless.pk}" in page
    form = office.get(f"{PRICES}?service={spotless.pk}").context["form"]
    assert form.initial["service"] == spotless.pk


def test_lists_filter_search_and_export(office, spotless, welcome):
    listed = reverse(f"{SERVICE}:list")
    for url in (listed, reverse(f"{CATEGORY}:list"), "/cms/service-prices/"):
        assert office.get(url).status_code == 200
        assert office.get(f"{url}?export=csv").status_code == 200
    found = office.get(f"{listed}?q=grand").content.decode()
    assert "Grand ménage" in found and "Accueil des voyageurs" not in found
    filtered = office.get(f"{listed}?audience=owner").content.decode()
    assert "Grand ménage" in filtered and "Accueil des voyageurs" not in filtered


def test_the_list_takes_as_many_queries_for_ten_services_as_for_one(
    office, cleaning, django_assert_max_num_queries
):
    make_service(cleaning, "Premier", "10")
    office.get(reverse(f"{SERVICE}:list"))
    with django_assert_max_num_queries(40) as one:
        office.get(reverse(f"{SERVICE}:list"))
    for number in range(9):
        make_service(cleaning, f"Service {number}", "10")
    with django_assert_max_num_queries(len(one)):
        office.get(reverse(f"{SERVICE}:list"))


def test_a_service_is_previewed_before_it_is_kept(office, cleaning):
    url = reverse(f"{SERVICE}:preview_on_add")

    office.post(url, service_form(cleaning, name="Pas encore là"))
    page = office.get(url)

    assert "Pas encore là" in page.content.decode()
    assert "frame-ancestors 'self'" in page.headers["Content-Security-Policy"]


def test_a_preview_of_a_form_left_empty_is_no_fault(office, cleaning):
    url = reverse(f"{SERVICE}:preview_on_add")

    answer = office.post(url, {"name": "", "slug": ""})

    assert answer.status_code == 200


def test_a_family_in_use_stays(staff, client, spotless):
    client.force_login(staff)
    url = reverse(f"{CATEGORY}:delete", args=[spotless.category.pk])

    client.post(url)

    assert ServiceCategory.objects.filter(pk=spotless.category.pk).exists()


def test_the_choosers_offer_source_rows_alone(office, spotless, english):
    translate(spotless, english, "Deep cleaning")

    page = office.get("/cms/service_chooser/").json()["html"]

    assert "Grand ménage" in page and "Deep cleaning" not in page
    assert office.get("/cms/service_category_chooser/").status_code == 200
