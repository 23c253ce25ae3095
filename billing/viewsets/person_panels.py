"""What PCS does with a person, on their page in the back-office."""

from typing import Any

from django.db.models import Count
from django.utils import timezone
from laces.components import Component

from accounts.models import Owner, Traveller
from bookings.models import Thread

from ..models import Document, Mandate, Subscription
from ..owners.recap.lines import lines
from ..owners.recap.overview import by_home, in_sum
from ..owners.recap.period import year_of
from ..owners.recap.rules import Sums

SHOWN = 20


class HomesPanel(Component):
    """The homes of an owner, with what each brings this year."""

    template_name = "billing/admin/_owner_homes.html"

    def __init__(self, owner: Owner) -> None:
        self.owner = owner

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        found = lines(self.owner, year_of(timezone.localdate()))
        each = by_home(found)
        homes = self.owner.homes.order_by("reference")
        return {
            "homes": [(home, each.get(home.pk, Sums())) for home in homes],
            "year": in_sum(found),
        }


class ContractPanel(Component):
    """The mandate, the subscription and the invoices of an owner."""

    template_name = "billing/admin/_owner_contract.html"

    def __init__(self, owner: Owner) -> None:
        self.owner = owner

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {
            "mandates": Mandate.objects.filter(owner=self.owner)[:SHOWN],
            "subscription": Subscription.objects.filter(owner=self.owner).first(),
            "documents": Document.objects.filter(owner=self.owner)[:SHOWN],
        }


class ThreadsPanel(Component):
    """The conversations with an owner, the last one first."""

    template_name = "billing/admin/_owner_threads.html"

    def __init__(self, owner: Owner) -> None:
        self.owner = owner

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        threads = Thread.objects.filter(owner=self.owner).annotate(count=Count("messages"))
        return {"threads": threads.order_by("-last_at")[:SHOWN]}


class StaysPanel(Component):
    """The stays of a traveller, with what was paid and billed for each."""

    template_name = "billing/admin/_traveller_stays.html"

    def __init__(self, traveller: Traveller) -> None:
        self.traveller = traveller

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        stays = self.traveller.stays.select_related("home").order_by("-arrival")
        return {"stays": stays.prefetch_related("documents")[:SHOWN]}
