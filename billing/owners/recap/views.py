from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.space import OwnerRequest, for_owners, needs_of

from . import sheets
from .charts import chart
from .forms import RecapForm
from .lines import lines
from .overview import arrivals, by_home, by_month, home_rows, in_sum, occupancies
from .period import month_of, year_of

PER_PAGE = 60
FILES = {"csv": (sheets.as_csv, sheets.CSV), "xlsx": (sheets.as_xlsx, sheets.XLSX)}


@for_owners
@require_safe
def dashboard(request: OwnerRequest) -> HttpResponse:
    """All homes at a glance: what waits, what they earn, how full they are, who comes."""
    owner, today = request.owner, timezone.localdate()
    year = year_of(today)
    found = lines(owner, year)
    full, all_full = occupancies(owner, month_of(today))
    months = by_month(found, year)
    context = {
        "section": "dashboard",
        "needs": needs_of(owner),
        "today": today,
        "year": in_sum(found),
        "month": months[today.month - 1][1],
        "occupancy": all_full,
        "chart": chart(months),
        "arrivals": arrivals(owner, today),
        "rows": home_rows(owner, found, full, today),
    }
    return render(request, "billing/owners/recap/dashboard.html", context)


@for_owners
@require_safe
def money(request: OwnerRequest) -> HttpResponse:
    """What some months brought and cost, line by line; as a file when asked."""
    form = RecapForm(request.owner, asked(request))
    if not form.is_valid():
        return render(
            request, "billing/owners/recap/money.html", {"section": "money", "form": form}
        )
    home, period = form.cleaned_data["home"], form.period
    found = lines(request.owner, period, home)
    if request.GET.get("export") in FILES:
        return as_file(request.GET["export"], found, period)
    each = by_home(found)
    context = {
        "section": "money",
        "form": form,
        "period": period,
        "lines": found,
        "page_obj": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        "sums": in_sum(found),
        "chart": chart(by_month(found, period)),
        "homes": [(one, each[one.pk]) for one in request.owner.homes.all() if one.pk in each],
        "query": request.GET.urlencode() or "all=",
    }
    return render(request, "billing/owners/recap/money.html", context)


def asked(request: HttpRequest) -> dict[str, Any]:
    """This year, and every home, where the address does not say."""
    year = year_of(timezone.localdate())
    default = {"first": f"{year.first:%Y-%m}", "last": f"{year.last_day:%Y-%m}"}
    return default | {name: value for name, value in request.GET.items() if value}


def as_file(kind: str, found: list, period: Any) -> HttpResponse:
    write, content_type = FILES[kind]
    name = f"pcs-{period.first:%Y-%m}-{period.last_day:%Y-%m}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(write(found), content_type=content_type, headers=headers)
