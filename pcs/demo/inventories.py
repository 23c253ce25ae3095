"""What is in two homes, and a stay that left a stain: entry, exit, what became of the deposit."""

import math
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from uuid import NAMESPACE_URL, uuid5

from django.utils import timezone
from PIL import Image, ImageDraw, ImageOps

from accounts.models import User
from bookings.inventory.services import (
    Answer,
    Kept,
    Rows,
    add_photo,
    begin_report,
    decide_deposit,
    save_handover,
    save_line,
    seal_report,
    sign,
)
from bookings.inventory.services.signing import Hand
from bookings.models import InventoryReport, ReportKey, ReportLine, ReportMeter, Signature, Stay
from catalogue.inventory import fill_from_template
from catalogue.models import Condition, HomePhoto

from .clock import clock

AGENT = "agency@pcs.example"
OWNER = "owner@pcs.example"
LISTED = 2
# Of the list of every home: the rank of the line, and what the stay did to it.
STAINED, CHIPPED = 5, 9
DEPOSIT = Decimal("300.00")
Kind = InventoryReport.Kind


def add_inventories(today: date) -> None:
    """Lists for two homes of the owner whom `make run` proposes, and one stay's reports."""
    owner = User.objects.get(email=OWNER).owner
    for home in owner.homes.order_by("reference")[:LISTED]:
        fill_from_template(home)
    past = Stay.objects.filter(home__owner=owner).past(today - timedelta(days=10))
    stay = past.first()
    if stay:
        _tell(stay, User.objects.get(email=AGENT))


def _tell(stay: Stay, agent: User) -> None:
    with clock(_at(stay.arrival, 16)):
        entry = begin_report(stay, Kind.ENTRY, agent)
        _fill(entry, agent, Decimal("10482.4"), returned=None)
    with clock(_at(stay.departure, 10)):
        leaving = begin_report(stay, Kind.EXIT, agent)
        stained = _fill(leaving, agent, Decimal("10519.9"), returned=1)
    with clock(_at(stay.departure, 15)):
        parts = [
            Kept(stained[0], Decimal("45.00"), "Nettoyage de la housse par un pressing"),
            Kept(stained[1], Decimal("12.50"), "Une neuve du même modèle"),
        ]
        note = "Un jeu de clés est revenu par la poste le lendemain : rien n’est retenu pour lui."
        decide_deposit(leaving.pk, DEPOSIT, parts, note, agent)


def _at(day: date, hour: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour, 10)))


def _fill(
    report: InventoryReport, agent: User, reading: Decimal, returned: int | None
) -> list[ReportLine]:
    lines = list(report.lines.all())
    marked = [lines[STAINED], lines[CHIPPED]]
    for line in lines:
        save_line(line.pk, line.version, _answer(report, line, marked), agent)
    _photograph(report, marked[0], agent)
    meters = [ReportMeter(kind="electricity", number="0214-77", reading=reading)]
    keys = [ReportKey(label="Porte d’entrée", handed=2, returned=returned)]
    save_handover(report.pk, Rows(meters), Rows(keys), "")
    for party, name in (
        (Signature.Party.AGENT, agent.get_full_name()),
        (Signature.Party.TRAVELLER, report.stay.traveller.user.get_full_name()),
    ):
        sign(report.pk, Hand(party, name, _flourish(len(name))), None, agent)
    seal_report(report.pk, agent)
    return marked


def _answer(report: InventoryReport, line: ReportLine, marked: list[ReportLine]) -> Answer:
    if report.is_exit and line == marked[0]:
        return Answer(line.quantity, Condition.DAMAGED, "Une tache sombre au milieu")
    if report.is_exit and line == marked[1]:
        return Answer(max(line.quantity - 1, 0), line.condition, "")
    return Answer(line.quantity, line.condition, "")


def _photograph(report: InventoryReport, line: ReportLine, agent: User) -> None:
    shown = HomePhoto.objects.filter(home=report.stay.home).select_related("photo").first()
    if shown is None:
        return
    with shown.photo.file.open() as file, Image.open(file) as picture:
        part = ImageOps.fit(picture.convert("RGB"), (900, 675))
    if report.is_exit:
        ImageDraw.Draw(part).ellipse((380, 330, 560, 450), fill=(70, 40, 30))
    content = BytesIO()
    part.save(content, "JPEG", quality=85)
    add_photo(line, content, uuid5(NAMESPACE_URL, report.number), agent)


def _flourish(turns: int) -> list[list[int]]:
    """Something like a signature."""
    places = range(0, 300, 5)
    return [
        [n for x in places for n in (120 + x, 110 + int(60 * math.sin(x * turns / 180) * x / 300))]
    ]
