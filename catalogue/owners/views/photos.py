"""The photos of a home: sent, ordered, described, taken away and put back."""

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from accounts.space import for_owners

from ...authenticity import MOST, REFUSALS, refusal
from ...models import Home, PhotoText
from ...services import (
    CHECKED_STATES,
    NothingToPutBack,
    arrange_photos,
    describe_photos,
    put_photo_back,
    remove_photo,
    send_photo,
    shift_photo,
)
from ..access import own_home
from ..gallery import Shown, photos_of, shown
from ..progress import progress_of

LONGEST_WORDS = PhotoText._meta.get_field("alt").max_length


@for_owners
@require_http_methods(["GET", "POST"])
def photos(request: HttpRequest, reference: str) -> HttpResponse:
    """The photos; posted files are taken each for itself, so that one bad one spoils nothing."""
    home = own_home(request, reference)
    if request.method == "GET":
        return page(request, home)
    files = request.FILES.getlist("files")
    if request.accepts("text/html"):
        return _sent_by_form(request, home, files)
    return _sent_by_script(request, home, files)


def _sent_by_form(request: HttpRequest, home: Home, files: list[UploadedFile]) -> HttpResponse:
    refused = []
    for file in files:
        try:
            send_photo(home, file, request.user)
        except REFUSALS as error:
            refused.append((file.name, refusal(error)))
    if not files:
        messages.error(request, _("Choose one or several photos first."))
    elif taken := len(files) - len(refused):
        text = ngettext("%(count)s photo is added.", "%(count)s photos are added.", taken)
        messages.success(request, text % {"count": taken})
    if refused:
        return page(request, home, refused=refused)
    return redirect("owner_homes:photos", reference=home.reference)


def _sent_by_script(request: HttpRequest, home: Home, files: list[UploadedFile]) -> HttpResponse:
    if len(files) != 1:
        return JsonResponse({"error": _("Choose one or several photos first.")}, status=422)
    try:
        made = send_photo(home, files[0], request.user)
    except REFUSALS as error:
        return JsonResponse({"error": refusal(error)}, status=422)
    html = render_to_string("catalogue/owners/_photo_item.html", {"one": shown(made)}, request)
    return JsonResponse({"html": html})


def page(request: HttpRequest, home: Home, **more: Any) -> HttpResponse:
    found = more.pop("photos", None)
    context = {
        "home": home,
        "photos": photos_of(home) if found is None else found,
        "most": MOST,
        "undo": request.GET.get("removed", ""),
        "progress": progress_of(home),
        "part": "photos",
        "warned": [_("Photos")] if home.state in CHECKED_STATES else [],
        "section": "homes",
        "tab": "photos",
    }
    return render(request, "catalogue/owners/photos.html", context | more)


@for_owners
@require_POST
def edit(request: HttpRequest, reference: str) -> HttpResponse:
    """Keep the words that were typed, then do what the button says."""
    home = own_home(request, reference)
    rows = photos_of(home)
    words = {one.pk: _words(request, one) for one in rows}
    for one in rows:
        if len(words[one.pk]) > LONGEST_WORDS:
            one.alt, one.error = words[one.pk], _("At most %(most)s characters.")
            one.error %= {"most": LONGEST_WORDS}
    if any(one.error for one in rows):
        return page(request, home, photos=rows)
    describe_photos(home, words)
    return _done(request, home, request.POST.get("do", ""))


def _words(request: HttpRequest, one: Shown) -> str:
    typed = request.POST.get(f"alt-{one.pk}", one.alt)
    return " ".join(typed.replace("\0", "").split())


def _done(request: HttpRequest, home: Home, asked: str) -> HttpResponse:
    action, _colon, number = asked.partition(":")
    photo = int(number) if number.isdecimal() and len(number) < 19 else 0
    here = reverse("owner_homes:photos", kwargs={"reference": home.reference})
    if action == "remove":
        token = remove_photo(home, photo, request.user)
        return redirect(f"{here}?removed={token}" if token else here)
    if action in ("up", "down"):
        shift_photo(home, photo, -1 if action == "up" else 1)
        return redirect(f"{here}#photo-{photo}")
    messages.success(request, _("Saved."))
    return redirect(here)


@for_owners
@require_POST
def order(request: HttpRequest, reference: str) -> HttpResponse:
    """The order that was dragged: photo=12&photo=7…"""
    home = own_home(request, reference)
    asked = request.POST.getlist("photo")
    arrange_photos(home, [int(pk) for pk in asked if pk.isdecimal() and len(pk) < 19])
    return HttpResponse(status=204)


@for_owners
@require_POST
def put_back(request: HttpRequest, reference: str) -> HttpResponse:
    home = own_home(request, reference)
    try:
        put_photo_back(home, request.POST.get("removed", ""), request.user)
    except NothingToPutBack:
        messages.error(request, _("This photo can no longer be put back: send it again."))
    return redirect("owner_homes:photos", reference=reference)
