"""What the agencies look at first in the morning."""

from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from catalogue.models import Home
from core.dashboard import ROWS, Figure, Line, OfficePanel
from core.dates import DAY, months_later

from .models import Night, Stay


def stays_url(**filters: object) -> str:
    query = "&".join(f"{name}={value}" for name, value in filters.items())
    return f"{reverse('stay:index')}?{query}"


def stay_line(stay: Stay, note: str) -> Line:
    text = f"{stay.home.reference} · {stay.traveller}"
    return Line(text, reverse("stay:inspect", args=[stay.pk]), note)


class DayPanel(OfficePanel):
    """Who comes and who leaves, today and tomorrow."""

    title = gettext_lazy("Arrivals and departures")
    empty = gettext_lazy("Nobody comes or leaves today or tomorrow.")
    order = 10

    def __init__(self) -> None:
        self.today = timezone.localdate()
        self.tomorrow = self.today + DAY

    def figures(self) -> list[Figure]:
        days = {"today": self.today, "tomorrow": self.tomorrow}
        counts = (
            Stay.objects.confirmed()
            .filter(Q(arrival__in=days.values()) | Q(departure__in=days.values()))
            .aggregate(
                **{
                    f"{edge}_{name}": Count("pk", filter=Q(**{edge: day}))
                    for edge in ("arrival", "departure")
                    for name, day in days.items()
                }
            )
        )
        labels = {
            "arrival_today": gettext_lazy("arrive today"),
            "departure_today": gettext_lazy("leave today"),
            "arrival_tomorrow": gettext_lazy("arrive tomorrow"),
            "departure_tomorrow": gettext_lazy("leave tomorrow"),
        }
        return [
            Figure(label, counts[name], self.url(*name.split("_", 1), days))
            for name, label in labels.items()
        ]

    def url(self, edge: str, name: str, days: dict[str, date]) -> str:
        day = days[name]
        return stays_url(state="confirmed", **{f"{edge}__gte": day, f"{edge}__lte": day})

    def lines(self) -> list[Line]:
        today, tomorrow = self.today, self.tomorrow
        stays = Stay.objects.confirmed().select_related("home", "traveller__user")
        near = Q(arrival__in=[today, tomorrow]) | Q(departure__in=[today, tomorrow])
        return [
            stay_line(stay, self.note(stay))
            for stay in stays.filter(near).order_by("arrival")[:ROWS]
        ]

    def note(self, stay: Stay) -> str:
        words = {
            (True, self.today): _("arrives today"),
            (True, self.tomorrow): _("arrives tomorrow"),
            (False, self.today): _("leaves today"),
            (False, self.tomorrow): _("leaves tomorrow"),
        }
        return words.get((True, stay.arrival)) or words[False, stay.departure]


class HoldsPanel(OfficePanel):
    """Nights that someone is paying for right now."""

    title = gettext_lazy("Holds under way")
    empty = gettext_lazy("Nobody is paying at the moment.")
    order = 20

    def holds(self) -> QuerySet[Stay]:
        now = timezone.now()
        return Stay.objects.filter(state=Stay.State.HOLD, hold_expires_at__gt=now)

    def figures(self) -> list[Figure]:
        return [Figure(gettext_lazy("held"), self.holds().count(), stays_url(state="hold"))]

    def lines(self) -> list[Line]:
        stays = self.holds().select_related("home", "traveller__user").order_by("hold_expires_at")
        return [stay_line(stay, self.left(stay)) for stay in stays[:ROWS]]

    def left(self, stay: Stay) -> str:
        left: timedelta = stay.hold_expires_at - timezone.now()
        minutes = max(0, int(left.total_seconds() // 60))
        return ngettext("%(n)s minute left", "%(n)s minutes left", minutes) % {"n": minutes}


class OccupancyPanel(OfficePanel):
    """How much of this month is taken."""

    order = 30

    def __init__(self) -> None:
        self.first = timezone.localdate().replace(day=1)
        self.title = date_format(self.first, "F Y").capitalize()

    def figures(self) -> list[Figure]:
        end = months_later(self.first, 1)
        homes = Home.objects.published().count()
        taken = Night.objects.filter(home__state=Home.State.PUBLISHED).lasting()
        month = taken.between(self.first, end)
        nights = month.filter(kind=Night.Kind.STAY).count()
        closed = month.filter(kind__in=[Night.Kind.CLOSED, Night.Kind.OWNER]).count()
        offered = homes * (end - self.first).days - closed
        percent = round(100 * nights / offered) if offered else 0
        url = reverse("planning")
        return [
            Figure(gettext_lazy("of the nights are taken"), f"{percent} %", url),
            Figure(gettext_lazy("nights taken"), nights, url),
            Figure(gettext_lazy("nights closed"), closed, url),
            Figure(
                gettext_lazy("homes published"),
                homes,
                f"{reverse('home:index')}?state={Home.State.PUBLISHED}",
            ),
        ]
