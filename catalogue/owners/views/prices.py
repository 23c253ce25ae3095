"""What nights cost: the base price, the seasons, and the year they make."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.space import for_owners
from core.readers import weekday_names

from ...models import Home, NightlyPrice
from ...services import add_season, change_season, end_season
from .. import preview
from ..access import own_home
from ..forms.prices import BasePriceForm, SeasonForm, typed
from ..progress import progress_of

SEASON = "season"


@for_owners
@require_http_methods(["GET", "POST"])
def prices(request: HttpRequest, reference: str) -> HttpResponse:
    home = own_home(request, reference)
    base = BasePriceForm(request.POST or None, home=home)
    if not base.is_valid():
        return page(request, home, base=base)
    base.save_by(request.user)
    messages.success(request, _("Saved. It holds for what is booked from now on."))
    return redirect("owner_homes:prices", reference=reference)


@for_owners
@require_http_methods(["GET", "POST"])
def season_new(request: HttpRequest, reference: str) -> HttpResponse:
    home = own_home(request, reference)
    form = SeasonForm(request.POST or None, prefix=SEASON)
    if not form.is_valid():
        return page(request, home, season_form=form)
    add_season(home, form.season, request.user)
    messages.success(request, _("The season is added."))
    return redirect("owner_homes:prices", reference=reference)


@for_owners
@require_http_methods(["GET", "POST"])
def season(request: HttpRequest, reference: str, row: int) -> HttpResponse:
    home = own_home(request, reference)
    found = _season_of(home, row)
    form = SeasonForm(request.POST or None, prefix=SEASON, initial=typed(found))
    if not form.is_valid():
        return page(request, home, season_form=form, editing=found)
    change_season(found, form.season, request.user)
    messages.success(request, _("The season is changed, for what is booked from now on."))
    return redirect("owner_homes:prices", reference=reference)


@for_owners
@require_POST
def season_end(request: HttpRequest, reference: str, row: int) -> HttpResponse:
    found = _season_of(own_home(request, reference), row)
    end_season(found, request.user)
    text = _(
        "The season “%(season)s” is withdrawn: its nights cost the base price again. "
        "What is booked keeps its price."
    )
    messages.success(request, text % {"season": found.season})
    return redirect("owner_homes:prices", reference=reference)


def _season_of(home: Home, row: int) -> NightlyPrice:
    known = home.nightly_prices.in_force(timezone.localdate()).exclude(season="")
    return get_object_or_404(known, pk=row)


@for_owners
@require_safe
def preview_of(request: HttpRequest, reference: str) -> HttpResponse:
    """The year as it would be with what is typed, wherever that is right already."""
    home = own_home(request, reference)
    base = BasePriceForm(request.GET, home=home)
    season_form = SeasonForm(
        request.GET, prefix=SEASON, empty_permitted=True, use_required_attribute=False
    )
    editing = request.GET.get("editing", "")
    instead_of = int(editing) if editing.isdecimal() and len(editing) < 19 else None
    context = {"home": home, **_year(home, base, season_form, instead_of)}
    return render(request, "catalogue/owners/_year.html", context)


def page(request: HttpRequest, home: Home, **more: Any) -> HttpResponse:
    editing: NightlyPrice | None = more.get("editing")
    base = more.get("base") or BasePriceForm(home=home)
    season_form = more.get("season_form") or SeasonForm(prefix=SEASON)
    context = {
        "home": home,
        "base": base,
        "season_form": season_form,
        "editing": editing,
        "progress": progress_of(home),
        "part": "prices",
        "section": "homes",
        "tab": "prices",
        **_year(home, base, season_form, editing.pk if editing else None),
    }
    return render(request, "catalogue/owners/prices.html", context)


def _year(
    home: Home, base: BasePriceForm, season_form: SeasonForm, instead_of: int | None
) -> dict[str, Any]:
    """The preview of what is saved, with what is typed in its place."""
    today = timezone.localdate()
    saved = preview.rates_in_force(home, today)
    rates = saved
    if base.is_bound and base.has_changed() and base.is_valid():
        typed_base = base.cleaned_data
        rates = preview.with_base(rates, typed_base["amount"], typed_base["weekend_amount"])
    if season_form.is_bound and season_form.has_changed() and season_form.is_valid():
        rates = preview.with_season(rates, season_form.season, instead_of)
    found = preview.seasons(rates, today)
    terms = getattr(base, "cleaned_data", {})
    return {
        "seasons": preview.seasons(saved, today),
        "overlaps": preview.overlaps(found, today),
        "months": preview.year_of(rates, today),
        "weekday_names": weekday_names(),
        "unsaved": rates != saved,
        "shortest": terms.get("min_nights", home.min_nights),
        "buffer": terms.get("buffer_nights", home.buffer_nights),
        "unready": _unready(base, season_form),
    }


def _unready(*forms: Any) -> bool:
    """Whether something typed is left out of the preview, being incomplete or wrong."""
    return any(form.is_bound and form.has_changed() and not form.is_valid() for form in forms)
