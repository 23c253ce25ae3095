"""Book, hold, pay: the pages a traveller sees."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from django.utils import translation

from billing import gateway
from billing.models import Payment
from billing.services import book
from bookings.models import Stay
from catalogue.pricing import Party
from tests.payments import checkout_for, pay

WORDS = {"name": "Ana Souza", "terms": "on"}


def book_url(house, first, nights=3, **more) -> str:
    dates = {"arrival": first, "departure": first + timedelta(days=nights)}
    query = {"home": house.reference, **dates, "adults": 2, "children": 0} | more
    return f"/fr/stays/book/?{urlencode(query)}"


def page(stay, name="pay", *more) -> str:
    with translation.override("fr"):
        return reverse(f"billing:{name}", args=[stay.reference, *more])


@pytest.fixture
def bank(monkeypatch):
    """A bank that opens one page per order, and remembers the orders."""
    orders = []

    def open_checkout(order):
        orders.append(order)
        payment = Payment.objects.get(pk=order.payment_id)
        return checkout_for(payment, id=f"cs_{order.key}", url="http://127.0.0.1:8014/c/1")

    monkeypatch.setattr(gateway, "create_customer", lambda email, name: "cus_1")
    monkeypatch.setattr(gateway, "open_checkout", open_checkout)
    return orders


def test_the_summary_needs_a_login(client, home, arrival):
    assert "/accounts/login/" in client.get(book_url(home, arrival)).url


def test_the_summary_explains_price_policy_and_terms(at_home, home, arrival):
    answer = at_home.get(book_url(home, arrival))

    html = answer.content.decode()
    assert answer.status_code == 200
    assert "408,78" in html
    assert "/fr/terms/" in html
    assert answer.context["steps"]


@pytest.mark.parametrize("named", ["P04-01", "p04-01"])
def test_a_home_is_found_by_its_reference_or_its_address(at_home, home, arrival, named):
    assert at_home.get(book_url(home, arrival, home=named)).status_code == 200


def test_an_unknown_or_unpublished_home_is_not_found(at_home, home, arrival):
    assert at_home.get(book_url(home, arrival, home="nowhere")).status_code == 404
    home.state = home.State.SUSPENDED
    home.save()
    assert at_home.get(book_url(home, arrival)).status_code == 404


@pytest.mark.requirement("X-CAL-04", "X-CAL-06")
def test_booking_holds_the_nights_and_leads_to_paying(at_home, home, arrival, traveller):
    answer = at_home.post(book_url(home, arrival), WORDS)

    stay = traveller.stays.get()
    assert answer.url == page(stay)
    assert stay.state == Stay.State.HOLD
    assert stay.nights.count() == 3


def test_the_terms_and_a_name_are_needed(at_home, home, arrival):
    answer = at_home.post(book_url(home, arrival), {"name": ""})

    assert set(answer.context["form"].errors) == {"name", "terms"}
    assert not Stay.objects.exists()


def test_pressing_book_twice_holds_once(at_home, home, arrival, traveller):
    at_home.post(book_url(home, arrival), WORDS)
    again = at_home.post(book_url(home, arrival), WORDS)

    assert again.url == page(traveller.stays.get())


@pytest.mark.requirement("X-CAL-05")
def test_the_loser_of_a_race_is_offered_other_homes(
    at_home, elsewhere, home, other_home, arrival, traveller
):
    url = book_url(home, arrival)
    at_home.get(url), elsewhere.get(url)
    at_home.post(url, WORDS)

    answer = elsewhere.post(url, WORDS | {"name": "Max Fremd"})

    assert answer.status_code == 409
    assert [card.home for card in answer.context["cards"]] == [other_home]
    assert f"arrival={arrival}".encode() in answer.content
    assert Stay.objects.get().traveller == traveller


BAD = {
    "the past": {"arrival": "2020-01-01", "departure": "2020-01-04"},
    "30 February": {"arrival": "2027-02-30"},
    "reversed": {"departure": "2020-01-01"},
    "ten years": {"departure": "2036-01-01"},
    "nobody": {"adults": "0"},
    "minus one": {"adults": "-1"},
    "2**63": {"adults": str(2**63)},
    "too many": {"adults": "5"},
    "no number": {"children": "two"},
    "nothing": {"arrival": "", "departure": "", "adults": ""},
    "the year 10000": {"arrival": "10000-01-01"},
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_bad_dates_and_people_get_a_sentence_beside_the_field(at_home, home, arrival, bad):
    for answer in (
        at_home.get(book_url(home, arrival, **bad)),
        at_home.post(book_url(home, arrival, **bad), WORDS),
    ):
        assert answer.context["form"].errors
        assert answer.status_code in (200, 409)
    assert not Stay.objects.exists()


def test_a_traveller_holds_at_most_three_homes_at_once(at_home, owner, agency, french, arrival):
    from tests.conftest import make_home

    homes = [make_home(owner, agency, french, f"P05-0{n}") for n in range(4)]
    for home in homes[:3]:
        assert at_home.post(book_url(home, arrival), WORDS).status_code == 302

    answer = at_home.post(book_url(homes[3], arrival), WORDS)

    assert answer.status_code == 409
    assert answer.context["form"].non_field_errors()


def test_ten_holds_an_hour_are_enough(at_home, home, arrival, traveller):
    for _ in range(10):
        at_home.post(book_url(home, arrival), WORDS)
        at_home.post(page(traveller.stays.first(), "drop"))

    assert at_home.post(book_url(home, arrival), WORDS).status_code == 409


@pytest.mark.requirement("X-CAL-06")
def test_a_hold_is_extended_once(at_home, held_stay):
    before = held_stay.hold_expires_at
    for _ in range(2):
        assert at_home.post(page(held_stay, "extend")).url == page(held_stay)

    held_stay.refresh_from_db()
    assert held_stay.hold_expires_at == before + timedelta(minutes=10)
    assert not held_stay.nights.exclude(expires_at=held_stay.hold_expires_at).exists()


def test_a_dropped_hold_frees_the_nights(at_home, elsewhere, held_stay, home, arrival):
    at_home.post(page(held_stay, "drop"))

    assert elsewhere.post(book_url(home, arrival), WORDS).status_code == 302


def test_paying_leads_to_the_bank_and_clicking_twice_opens_one_page(at_home, held_stay, bank):
    first, second = at_home.post(page(held_stay)), at_home.post(page(held_stay))

    assert first.url == second.url == "http://127.0.0.1:8014/c/1"
    assert len(bank) == 1
    assert held_stay.payments.get().session


def test_two_requests_at_once_keep_the_page_of_the_first(held_stay, bank, monkeypatch):
    from billing.services import start_checkout

    slow = gateway.open_checkout

    def overtaken(order):
        Payment.objects.update(session="cs_faster", url="http://127.0.0.1:8014/c/faster")
        return slow(order)

    monkeypatch.setattr(gateway, "open_checkout", overtaken)

    assert start_checkout(held_stay) == "http://127.0.0.1:8014/c/faster"
    assert held_stay.payments.get().session == "cs_faster"


def test_a_bank_that_does_not_answer_costs_nothing(at_home, held_stay, bank, monkeypatch):
    def down(order):
        raise gateway.GatewayError

    with monkeypatch.context() as night:
        night.setattr(gateway, "open_checkout", down)
        answer = at_home.post(page(held_stay))
    held_stay.refresh_from_db()

    assert answer.status_code == 200
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]
    assert held_stay.is_held
    assert at_home.post(page(held_stay)).url.startswith("http://127.0.0.1:8014/")


def test_an_ended_hold_says_so_and_offers_to_try_again(at_home, held_stay, travel, bank):
    travel(minutes=16)

    for answer in (at_home.get(page(held_stay)), at_home.post(page(held_stay))):
        assert "billing/hold_ended.html" in [t.name for t in answer.templates]
    assert not bank


def test_a_paid_stay_is_not_paid_again(at_home, paid_stay):
    assert at_home.get(page(paid_stay)).url == f"/fr/stays/{paid_stay.reference}/"


STAY_PAGES = ["pay", "cancel", "change", "pay_change", "contract"]


@pytest.mark.parametrize("name", STAY_PAGES)
def test_a_strangers_stay_is_not_found(elsewhere, client, paid_stay, name):
    assert elsewhere.get(page(paid_stay, name)).status_code == 404
    assert "/accounts/login/" in client.get(page(paid_stay, name)).url


@pytest.mark.parametrize("name", ["extend", "drop", "drop_change", "pay", "cancel", "change"])
def test_a_stranger_changes_nothing(elsewhere, held_stay, name):
    assert elsewhere.post(page(held_stay, name)).status_code == 404
    held_stay.refresh_from_db()
    assert held_stay.is_held


class TestComingBackFromTheBank:
    """The return page asks the bank itself, so that nobody waits for a webhook."""

    @pytest.fixture
    def payment(self, at_home, held_stay, bank):
        at_home.post(page(held_stay))
        return held_stay.payments.get()

    def say(self, monkeypatch, payment, **fields):
        answer = checkout_for(payment, **fields)
        monkeypatch.setattr(gateway, "find_checkout", lambda session: answer)

    def come_back(self, browser, payment, **headers):
        return browser.get(page(payment.stay, "paid", payment.pk), headers=headers)

    @pytest.mark.requirement("M1-W4")
    def test_paid_is_confirmed_at_once(self, at_home, payment, monkeypatch):
        self.say(monkeypatch, payment)

        answer = self.come_back(at_home, payment)

        payment.stay.refresh_from_db()
        assert payment.stay.state == Stay.State.CONFIRMED
        assert answer.url == f"/fr/stays/{payment.stay.reference}/"

    def test_not_known_yet_waits_and_asks_again(self, at_home, payment, monkeypatch):
        self.say(monkeypatch, payment, state="open", paid=False)

        first = self.come_back(at_home, payment)
        assert b'hx-trigger="load delay:2s"' in first.content
        url = page(payment.stay, "paid", payment.pk)
        last = at_home.get(f"{url}?look=15", headers={"HX-Request": "true"})
        assert b"hx-trigger" not in last.content

        self.say(monkeypatch, payment)
        done = self.come_back(at_home, payment, **{"HX-Request": "true"})
        assert done.headers["HX-Redirect"] == url

    def test_a_silent_bank_is_waited_for(self, at_home, payment, monkeypatch):
        def down(session):
            raise gateway.GatewayError

        monkeypatch.setattr(gateway, "find_checkout", down)

        assert b"hx-trigger" in self.come_back(at_home, payment).content

    def test_too_late_explains_the_refund(
        self, at_home, payment, monkeypatch, travel, home, arrival, stranger
    ):
        travel(minutes=20)
        book(home, stranger, arrival, arrival + timedelta(days=1), Party(1))
        self.say(monkeypatch, payment)
        monkeypatch.setattr(gateway, "refund", lambda *args: gateway.Repayment("re_1", "succeeded"))

        answer = self.come_back(at_home, payment)

        assert "billing/not_kept.html" in [t.name for t in answer.templates]
        assert "408,78" in answer.content.decode()

    def test_a_closed_page_leads_back_to_the_hold(self, at_home, payment, monkeypatch):
        self.say(monkeypatch, payment, state="expired", paid=False)

        assert self.come_back(at_home, payment).url == page(payment.stay)

    def test_a_stranger_does_not_find_it(self, elsewhere, payment):
        assert self.come_back(elsewhere, payment).status_code == 404

    def test_another_stays_payment_is_not_found(self, at_home, payment, other_home, arrival):
        other = book(
            other_home, payment.stay.traveller, arrival, arrival + timedelta(days=1), Party(1)
        ).stay

        assert at_home.get(page(other, "paid", payment.pk)).status_code == 404


def test_a_payment_of_another_amount_is_explained(at_home, held_stay):
    payment = pay(held_stay, amount=1)

    answer = at_home.get(page(held_stay, "paid", payment.pk))

    assert "billing/not_kept.html" in [t.name for t in answer.templates]


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_every_page_of_a_hold_is_drawn_in_each_language(at_home, held_stay, language):
    assert at_home.get(f"/{language}/stays/{held_stay.reference}/pay/").status_code == 200
