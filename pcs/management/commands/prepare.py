from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from catalogue.models import Home
from pcs.demo import content
from pcs.demo.people import PASSWORD

SHOWN = ("admin", "marketing", "moderator", "accountant", "support", "owner", "traveller")


class Command(BaseCommand):
    help = "Bring the database up to date, load the demo once, and say who can log in where."

    def handle(self, *args: Any, **options: Any) -> None:
        if self._behind():
            self.stdout.write("Preparing the database…")
            call_command("migrate", verbosity=0)
            call_command("createcachetable")
        if not Home.objects.exists():
            self.stdout.write("Loading the demo, once…")
            call_command("load_demo", stdout=self.stdout)
        self._introduce()

    def _behind(self) -> bool:
        executor = MigrationExecutor(connection)
        return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))

    def _introduce(self) -> None:
        site = settings.SITE_URL
        self.stdout.write(f"\n  The site          {site}/")
        self.stdout.write(f"  The back-office   {site}/cms/")
        self.stdout.write(f"  Mails sent        {site}/outbox/")
        if settings.STRIPE_API_BASE:
            self.stdout.write(f"  Payment sandbox   {settings.STRIPE_API_BASE}/")
        self.stdout.write(f"\n  Log in with the password “{PASSWORD}” as")
        first: dict[str, content.Person] = {}
        for person in content.people():
            first.setdefault(person.role, person)
        for role in SHOWN:
            self.stdout.write(f"    {first[role].email:<26}{role}")
        self.stdout.write("\n  Ctrl-C stops everything.\n")
