from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from accounts.models import Owner, Traveller
from billing.estimates.services import STUDY
from catalogue.models import Home, Photo
from core import outbox
from core.models import OutboxEntry
from notifications.services import KIND as LETTER
from pcs.demo import ads, content, guidebooks, homes, leads, mandates, people, places
from pcs.demo.faq_entries import add_faq
from pcs.demo.feeds import add_feeds
from pcs.demo.interventions import add_interventions
from pcs.demo.inventories import add_inventories
from pcs.demo.owner_homes import add_owner_homes
from pcs.demo.services import add_services
from pcs.demo.site import build_site
from pcs.demo.stays import Year, book_soon
from pcs.demo.validations import add_validations

OWNER = "owner@pcs.example"
GUEST = "traveller@pcs.example"  # whom `make run` proposes to log in as


class Command(BaseCommand):
    help = "Fill an empty database with the demo: the same places, people and homes every time."

    def handle(self, *args: Any, **options: Any) -> None:
        if Home.objects.exists():
            raise CommandError("There are homes already: the demo only fills an empty database.")
        with transaction.atomic():
            self._load()
        self.stdout.write("Invoices and contracts…")
        _write_papers()

    def _load(self) -> None:
        languages = places.locales()
        communes = places.add_communes()
        places.add_taxes(communes)
        places.add_letting_rules(communes)
        agencies = places.add_agencies(communes)
        amenities = places.add_amenities(languages)
        everyone = people.add_people()
        self.stdout.write("Photographs…")
        photos = homes.add_photos(languages)
        self.stdout.write("Homes…")
        homes.store_proof()
        made = []
        today = timezone.localdate()
        for row in content.homes():
            owner = Owner.objects.get(user=everyone[row.owner])
            home = homes.add_home(
                row, owner, agencies[row.agency], communes[row.commune], amenities
            )
            homes.add_prices(home, row, today)
            homes.add_listings(home, languages)
            homes.add_home_photos(home, photos)
            made.append(home)
        add_owner_homes(Owner.objects.get(user=everyone[OWNER]), photos, today)
        services = add_services(languages, photos)
        add_faq(languages)
        build_site(photos)
        ads.add_ads(languages, photos)
        guidebooks.add_guidebooks(made, languages)
        mandates.add_mandates(today)
        self.stdout.write("A year of stays…")
        count = Year(made, list(Traveller.objects.order_by("pk")), today).play()
        add_inventories(today)
        add_feeds(made)
        book_soon(made, Traveller.objects.get(user__email=GUEST), today)
        leads.add_leads()
        add_interventions(services, everyone["agency@pcs.example"])
        add_validations(communes, amenities, photos)
        _forget_old_work()
        self.stdout.write(f"{len(made)} homes, {Photo.objects.count()} photographs, {count} stays.")


def _write_papers() -> None:
    """Store the papers of the past now, so that they keep nobody's invoice waiting."""
    papers = (
        "billing.seal",
        "billing.seal_contract",
        "billing.seal_mandate",
        "billing.store_inventory",
    )
    for entry in OutboxEntry.objects.due().filter(kind__in=papers).order_by("pk"):
        outbox.deliver(entry.pk)


def _forget_old_work() -> None:
    """Letters of the past were read long ago, and its refunds are paid."""
    past = OutboxEntry.objects.filter(kind__in=[LETTER, STUDY, "billing.refund"])
    past.update(state=OutboxEntry.State.DONE, done_at=timezone.now())
    OutboxEntry.objects.filter(state=OutboxEntry.State.PENDING).update(due_at=timezone.now())
