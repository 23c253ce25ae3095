"""After the crashes: what was promised is there, once."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from django.db.models import Count, Min

from billing.models import Document, Entry, Payment, Series
from bookings.models import Stay
from core.models import OutboxEntry
from notifications.models import LocalMail

from . import overlaps


def main(path: str) -> str:
    told = json.loads(Path(path).read_text())
    payments = Payment.objects.filter(pk__in=[one["payment"] for one in told["payments"]])
    stays = [one["stay"] for one in told["payments"]]
    return json.dumps(
        {
            "missing": missing(told["acked"]),
            "twice": overlaps.main() + too_many_stays(told["acked"], stays),
            "jobs": OutboxEntry.objects.count(),
            "lost": lost(payments, stays),
            "dup": duplicates(),
            "gaps": gaps(),
            "errors": sorted(
                OutboxEntry.objects.exclude(last_error="").values_list("last_error", flat=True)
            )[:3],
        }
    )


def missing(acked: dict[str, dict[str, Any]]) -> int:
    """Stays that somebody was told they have, and that are not as they were told."""
    kept = Stay.objects.filter(reference__in=[one["reference"] for one in acked.values()])
    known = {row[0]: row[1:] for row in kept.values_list("reference", "home__reference", "arrival")}
    return sum(
        known.get(one["reference"], (None, None))[0] != one["home"]
        or str(known[one["reference"]][1]) != one["arrival"]
        for one in acked.values()
    )


def too_many_stays(acked: dict[str, dict[str, Any]], paid: list[str]) -> int:
    """Holds that were never told to anybody: each key was asked for until it was answered."""
    held = Stay.objects.filter(state=Stay.State.HOLD).exclude(reference__in=paid)
    return held.count() - len(acked)


def lost(payments: Any, stays: list[str]) -> int:
    """Entries that did not get done, and payments without one of the things they lead to."""
    undone = OutboxEntry.objects.exclude(state=OutboxEntry.State.DONE).count()
    paid = payments.filter(state=Payment.State.PAID)
    confirmed = Stay.objects.confirmed().filter(reference__in=stays)
    invoices = Document.objects.filter(stay__reference__in=stays).exclude(sha256="")
    people = payments.values_list("stay__traveller__user__email", flat=True)
    mails = LocalMail.objects.filter(to__in=people).values("to").distinct()
    wanted = payments.count()
    return undone + sum(wanted - rows.count() for rows in (paid, confirmed, invoices, mails))


def duplicates() -> int:
    """Mails and invoices beyond the first of each stay, entries in the books beyond the second."""
    mails = Counter(LocalMail.objects.values_list("to", flat=True))
    invoices = Counter(Document.objects.values_list("stay_id", flat=True))
    entries = Counter(Entry.objects.values_list("stay_id", flat=True))
    again = [times - 1 for times in (*mails.values(), *invoices.values())]
    return sum(again) + sum(times - 2 for times in entries.values())


def gaps() -> int:
    """Numbers of invoices that were skipped."""
    found = 0
    for series in Series.objects.all():
        ranks = Document.objects.filter(series=series).aggregate(
            first=Min("rank"), count=Count("pk")
        )
        found += (series.last - ranks["count"]) + ((ranks["first"] or 1) - 1)
    return found
