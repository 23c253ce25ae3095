from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.space import for_owners
from catalogue.models import Home
from catalogue.owners.access import own_home, own_homes
from core.dates import months_later

from ...calendar import month_between, weekday_names
from ...errors import CannotBook
from ...models import Block
from ...night_cap.counting import letting_of
from ...planning.month import Month
from ...refusals import refusal_sentence
from ...services import block_nights, free_block, move_block
from ..posted import posted
from .forms import BlockForm
from .months import calendar

SHOWN = 6
BACK, AHEAD = 24, 24


def month_asked(request: HttpRequest) -> date:
    """The month that an address asks for, within two years of today."""
    today = timezone.localdate()
    first, last = months_later(today, -BACK), months_later(today, AHEAD)
    return month_between(request.GET.get("month"), first, last)


@for_owners
@require_safe
def homes(request: HttpRequest) -> HttpResponse:
    """A month of all homes: one row a home, one column a night."""
    month = Month(month_asked(request))
    mine = own_homes(request).exclude(state=Home.State.ARCHIVED).order_by("reference")
    context = {
        "section": "calendar",
        "month": month,
        "rows": month.rows(mine),
        "today": timezone.localdate(),
    }
    return render(request, "bookings/owners/calendar.html", context)


@for_owners
def home(request: HttpRequest, reference: str) -> HttpResponse:
    """Some months of a home, and the form that closes nights of it."""
    dwelling = own_home(request, reference)
    form = BlockForm(**posted(request), initial=chosen(request))
    if request.method == "POST" and form.is_valid():
        try:
            block = add(dwelling, form, request)
        except CannotBook as refusal:
            form.add_error("first", refusal_sentence(refusal))
        else:
            messages.success(request, added_words(block))
            return redirect(calendar_url(dwelling, block.first))
    return render(request, "bookings/owners/home_calendar.html", shown(request, dwelling, form))


def chosen(request: HttpRequest) -> dict[str, str]:
    """What was chosen on the calendar so far: the first night, then the last."""
    names = ("first", "last", "kind")
    return {name: request.GET[name] for name in names if request.GET.get(name)}


def add(dwelling: Home, form: BlockForm, request: HttpRequest) -> Block:
    data = form.cleaned_data
    nights = (data["first"], data["last"])
    return block_nights(dwelling, *nights, data["kind"], request.user, data["note"])


def added_words(block: Block) -> str:
    if block.kind == Block.Kind.OWNER:
        return _("Your stay is noted, free of charge; a cleaning is planned when you leave.")
    return _("These nights are closed.")


def calendar_url(dwelling: Home, day: date) -> str:
    address = reverse("owner_calendar:home", args=[dwelling.reference])
    return f"{address}?month={day:%Y-%m}"


def shown(request: HttpRequest, dwelling: Home, form: BlockForm) -> dict[str, Any]:
    first, today = month_asked(request), timezone.localdate()
    begun = date_or_none(request.GET.get("first")) if not request.GET.get("last") else None
    return {
        "section": "calendar",
        "tab": "calendar",
        "home": dwelling,
        "calendar": calendar(dwelling, first, SHOWN, today),
        "form": form,
        "begun": begun,
        "today": today,
        "letting": letting_of(dwelling, today),
        "month": first,
        "before": months_later(first, -SHOWN),
        "after": months_later(first, SHOWN),
        "weekday_names": weekday_names(),
    }


def date_or_none(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def own_blocks(request: HttpRequest, reference: str) -> QuerySet[Block]:
    dwelling = own_home(request, reference)
    blocks: QuerySet[Block] = dwelling.blocks.by_hand()
    return blocks


@for_owners
def block(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """Change the nights or the note of a closing or of one's own stay."""
    kept = get_object_or_404(own_blocks(request, reference), pk=pk)
    initial = {"first": kept.first, "last": kept.last, "note": kept.note}
    form = BlockForm(**posted(request), block=kept, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            change(kept, form, request)
        except CannotBook as refusal:
            form.add_error("first", refusal_sentence(refusal))
        else:
            messages.success(request, _("The nights are changed."))
            return redirect(calendar_url(kept.home, form.cleaned_data["first"]))
    context = {"section": "calendar", "tab": "calendar", "home": kept.home, "form": form}
    return render(request, "bookings/owners/block.html", context | {"nights": kept})


def change(kept: Block, form: BlockForm, request: HttpRequest) -> None:
    data = form.cleaned_data
    if (data["first"], data["last"]) != (kept.first, kept.last):
        move_block(kept, data["first"], data["last"], request.user)
    Block.objects.filter(pk=kept.pk).update(note=data["note"])


@for_owners
def remove(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """Give the nights back, once it is confirmed."""
    kept = get_object_or_404(own_blocks(request, reference), pk=pk)
    if request.method == "POST":
        free_block(kept, request.user)
        messages.success(request, _("These nights can be booked again."))
        return redirect(calendar_url(kept.home, kept.first))
    context = {"section": "calendar", "tab": "calendar", "home": kept.home, "nights": kept}
    return render(request, "bookings/owners/block_remove.html", context)
