"""What an owner reads of their money: every figure is the sum of its lines."""

import csv
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from django.db.models import F, Sum
from django.utils import timezone
from openpyxl import load_workbook

from accounts.models import Owner, User
from billing.models import EntryLine, OwnerTariff
from billing.models.journal import Account
from billing.owners.recap.lines import lines
from billing.owners.recap.overview import by_home, by_month, in_sum, occupancies
from billing.owners.recap.period import Period, month_of, year_of
from billing.owners.recap.rules import Kind, Sums, occupancy, sums
from billing.rules import commission
from billing.services import cancel
from bookings.models import Block, Intervention, Order
from bookings.services.blocks import block_nights
from catalogue.models import Service, ServiceCategory


@pytest.fixture
def space(client, owner):
    client.force_login(owner.user)
    return client


@pytest.fixture
def visit(home, french) -> Intervention:
    family = ServiceCategory.objects.create(name="Travaux", slug="travaux", locale=french)
    service = Service.objects.create(
        name="=Plomberie", slug="plomberie", summary="…", category=family, locale=french
    )
    order = Order.objects.create(service=service, home=home, price=Decimal("90.00"))
    now = timezone.now()
    return Intervention.objects.create(
        order=order,
        state=Intervention.State.DONE,
        window_start=now,
        window_end=now + timedelta(hours=2),
        arrived_at=now,
        left_at=now,
    )


def period_of(day: date) -> Period:
    return month_of(day)


@pytest.mark.parametrize(
    ("nights", "percent", "kept"),
    [("300.00", "20", "60.00"), ("-300.00", "20", "-60.00"), ("0.13", "20", "0.03")],
)
def test_the_commission_is_a_share_of_the_nights_to_the_cent(nights, percent, kept):
    assert commission(Decimal(nights), Decimal(percent)) == Decimal(kept)


@pytest.mark.parametrize(
    ("let", "nights", "closed", "percent"),
    [(15, 30, 0, 50), (15, 30, 15, 100), (0, 30, 30, None), (1, 30, 0, 3)],
)
def test_nights_that_were_closed_do_not_count_as_empty(let, nights, closed, percent):
    assert occupancy(let, nights, closed) == percent


@pytest.mark.requirement("M1-O7")
def test_a_stay_brings_its_nights_less_our_share_of_them(owner, paid_stay):
    found = lines(owner, period_of(paid_stay.arrival))

    assert [(line.kind, line.amount) for line in found] == [
        (Kind.NIGHTS, Decimal("300.00")),
        (Kind.COMMISSION, Decimal("-60.00")),
    ]
    assert in_sum(found).net == Decimal("240.00")
    assert "20" in found[1].why


@pytest.mark.requirement("M1-O7", "C-03")
def test_the_nights_are_those_of_the_books_and_cancelling_takes_them_back(owner, paid_stay):
    cancel(paid_stay, paid_stay.traveller.user)

    found = lines(owner, period_of(paid_stay.arrival))
    held = EntryLine.objects.filter(account=Account.OWNERS, entry__stay__home__owner=owner)
    balance = held.aggregate(sum=Sum(F("credit") - F("debit")))["sum"]
    assert len(found) == 4
    assert in_sum(found) == Sums() and in_sum(found).nights == balance == 0


@pytest.mark.requirement("C-03")
def test_an_old_stay_keeps_the_tariff_of_the_day_it_was_booked(owner, paid_stay, today):
    OwnerTariff.objects.create(
        commission_percent=25, subscription=120, valid_from=today + timedelta(1)
    )
    assert in_sum(lines(owner, period_of(paid_stay.arrival))).commission == Decimal("-60.00")


@pytest.mark.requirement("M1-O7", "C-04")
def test_a_service_done_costs_what_it_came_to_or_else_what_was_agreed(owner, home, visit, today):
    period = month_of(today)
    assert in_sum(lines(owner, period, home)).services == Decimal("-90.00")

    visit.cost = Decimal("104.50")
    visit.save()
    assert in_sum(lines(owner, period, home)).services == Decimal("-104.50")

    visit.order.payer = Order.Payer.TRAVELLER
    visit.order.save()
    assert lines(owner, period, home) == []


def test_months_and_homes_add_up_to_the_whole(owner, home, other_home, paid_stay, visit):
    first = min(paid_stay.arrival, timezone.localdate()).replace(month=1, day=1)
    period = Period(first, first.replace(year=first.year + 2))
    found = lines(owner, period)

    months = by_month(found, period)
    assert len(months) == 24
    assert sum(its.net for _month, its in months) == in_sum(found).net == Decimal("150.00")
    assert set(by_home(found)) == {home.pk}


def test_sums_keep_each_kind_apart():
    kinds = [(Kind.NIGHTS, Decimal(5)), (Kind.FEE, Decimal(-1)), (Kind.NIGHTS, Decimal(2))]
    assert sums(kinds) == Sums(nights=Decimal(7), fees=Decimal(-1))


def test_occupancy_counts_nights_let_here_and_elsewhere(owner, home, paid_stay):
    month = month_of(paid_stay.arrival)
    length = (month.end - month.first).days
    block_nights(home, month.first, month.first + timedelta(1), Block.Kind.IMPORTED, None)

    each, whole = occupancies(owner, month)
    assert each == {home.pk: round(100 * 4 / length)}
    assert whole == each[home.pk]


@pytest.mark.requirement("M1-O0")
def test_the_dashboard_shows_needs_arrivals_and_homes(space, paid_stay, home):
    page = space.get("/fr/owner/").content.decode()

    assert home.street in page
    assert paid_stay.traveller.user.get_short_name() in page
    assert "Souza" not in page  # a first name is enough


def test_an_owner_without_a_home_is_shown_the_way(client, stranger):
    Owner.objects.create(user=stranger.user)
    client.force_login(stranger.user)
    assert "/fr/owner/homes/new/" in client.get("/fr/owner/").content.decode()


@pytest.mark.requirement("M1-O0")
@pytest.mark.parametrize("path", ["/fr/owner/", "/fr/owner/money/"])
def test_who_owns_nothing_finds_nothing_and_strangers_log_in(client, traveller, path):
    assert client.get(path).status_code == 302
    client.force_login(traveller.user)
    assert client.get(path).status_code == 404


def test_another_owner_s_home_is_no_choice(client, home, db):
    other = Owner.objects.create(user=User.objects.create_user("x@example.org", "x"))
    client.force_login(other.user)

    page = client.get("/fr/owner/money/", {"home": home.reference})
    assert "home" in page.context["form"].errors
    assert home.street not in page.content.decode()


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"first": "2026-13"}, "first"),
        ({"first": "2026-08", "last": "2026-07"}, "last"),
        ({"first": "2020-01", "last": "2026-07"}, "last"),
        ({"first": "9999-01", "last": "9999-12"}, "first"),
    ],
)
def test_months_that_make_no_sense_are_told_beside_the_field(space, asked, field):
    assert field in space.get("/fr/owner/money/", asked).context["form"].errors


def test_the_lines_leave_as_csv_and_xlsx_without_formulas(space, paid_stay, visit):
    first = min(paid_stay.arrival, timezone.localdate())
    asked = {"first": f"{first:%Y}-01", "last": f"{first.year + 1}-12"}

    answer = space.get("/fr/owner/money/", asked | {"export": "csv"})
    rows = list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) == 4
    assert {row[5] for row in rows[1:]} == {"300.00", "-60.00", "-90.00"}
    assert "'=Plomberie" in {row[3] for row in rows}

    answer = space.get("/fr/owner/money/", asked | {"export": "xlsx"})
    sheet = load_workbook(BytesIO(answer.content)).active
    assert sheet.cell(sheet.max_row, 6).value == 150


def test_the_dashboard_takes_a_fixed_number_of_queries(
    space, owner, home, other_home, paid_stay, django_assert_max_num_queries
):
    with django_assert_max_num_queries(40):
        space.get("/fr/owner/")
    assert year_of(date(2026, 5, 4)).months[-1] == date(2026, 12, 1)
