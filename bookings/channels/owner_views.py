"""The owner's page of the calendars of one home: those read elsewhere, and ours for others."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.space import for_owners
from catalogue.models import Home
from catalogue.owners.access import own_home

from ..models import Feed
from ..today import today_at
from . import feeds
from .conflicts import settle_conflict
from .owner_forms import FeedForm, SettleForm
from .showing import conflict_cards, export_url, feed_card, feed_cards

PAGE = "owner_channels:calendars"


def _page(
    request: HttpRequest, home: Home, form: FeedForm, status: int = 200, **more: Any
) -> HttpResponse:
    context = {
        "home": home,
        "section": "homes",
        "tab": "calendars",
        "form": form,
        "cards": feed_cards(home),
        "conflicts": conflict_cards(home),
        "settle": SettleForm(),
        "address": export_url(feeds.address_of(home).token),
    }
    return render(request, "bookings/owners/calendars.html", context | more, status=status)


@for_owners
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def calendars(request: HttpRequest, reference: str) -> HttpResponse:
    """All calendars of a home; posting adds one, which is then fetched in the background."""
    home = own_home(request, reference)
    form = FeedForm(request.POST or None, home=home)
    if request.method != "POST":
        return _page(request, home, form)
    if not form.is_valid():
        return _page(request, home, form, 422)
    data = form.cleaned_data
    feeds.add_feed(home, data["channel"], data["address"], data["name"], request.user)
    messages.success(request, _("The calendar is added. It is being read for the first time."))
    return redirect(PAGE, reference)


@for_owners
@never_cache
@require_safe
def state(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """How a calendar is, for the page to ask while it is read for the first time."""
    home = own_home(request, reference)
    if not request.htmx:
        return redirect(PAGE, reference)
    card = feed_card(get_object_or_404(home.feeds, pk=pk))
    return render(request, "bookings/owners/_feed.html", {"home": home, "card": card})


def _feed(request: HttpRequest, reference: str, pk: int) -> Feed:
    home = own_home(request, reference)
    return get_object_or_404(Feed.objects.select_related("home"), home=home, pk=pk)


@for_owners
@require_POST
def fetch(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    if feeds.fetch_now(_feed(request, reference, pk), request.user):
        messages.success(request, _("The calendar is being read."))
    else:
        messages.info(request, _("It was read a moment ago: please wait a minute."))
    return redirect(PAGE, reference)


@for_owners
@require_POST
def pause(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    feeds.pause_feed(_feed(request, reference, pk), request.user)
    messages.success(
        request,
        _("It is read no more until you resume it. After six hours travellers ask first."),
    )
    return redirect(PAGE, reference)


@for_owners
@require_POST
def resume(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    feeds.resume_feed(_feed(request, reference, pk), request.user)
    messages.success(request, _("The calendar is being read."))
    return redirect(PAGE, reference)


@for_owners
@require_POST
def confirm(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    feeds.confirm_removals(_feed(request, reference, pk), request.user)
    messages.success(request, _("Noted: what is missing there is free as soon as it is read."))
    return redirect(PAGE, reference)


@for_owners
@require_POST
def renew(request: HttpRequest, reference: str, pk: int | None = None) -> HttpResponse:
    """Another secret address for our calendar, the one for all or the one for a site."""
    if pk is None:
        feeds.change_address(feeds.address_of(own_home(request, reference)), request.user)
    else:
        feeds.change_address(_feed(request, reference, pk), request.user)
    messages.success(request, _("The address has changed: give the new one to the other site."))
    return redirect(PAGE, reference)


@for_owners
@require_http_methods(["GET", "POST"])
def delete(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """What becomes of its nights, then the act."""
    feed = _feed(request, reference, pk)
    if request.method == "GET":
        live = feed.events.filter(cancelled_at=None, last__gt=today_at(feed.home))
        context = {
            "home": feed.home,
            "section": "homes",
            "tab": "calendars",
            "feed": feed,
            "count": live.count(),
        }
        return render(request, "bookings/owners/delete_feed.html", context)
    feeds.delete_feed(feed, request.user)
    messages.success(request, _("The calendar of %(site)s is deleted.") % {"site": feed.label})
    return redirect(PAGE, reference)


@for_owners
@require_POST
def settle(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """A double booking is settled: how, in the owner's words."""
    home = own_home(request, reference)
    conflict = get_object_or_404(home.conflicts, pk=pk)
    form = SettleForm(request.POST)
    if not form.is_valid():
        return _page(request, home, FeedForm(home=home), 422, settle=form, settling=conflict.pk)
    settle_conflict(conflict, request.user, form.cleaned_data["note"])
    messages.success(request, _("The double booking is settled."))
    return redirect(PAGE, reference)
