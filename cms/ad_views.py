"""Counting what was seen, and following a house ad's link."""

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from locales import live

from . import ads
from .models import HouseAd

LONGEST_BODY = 200


class SeenForm(forms.Form):
    ad = forms.ModelChoiceField(HouseAd.objects.none())
    lang = forms.CharField(max_length=10)

    def __init__(self, *args: object) -> None:
        super().__init__(*args)
        self.fields["ad"].queryset = HouseAd.objects.sources().running(timezone.now())

    def clean_lang(self) -> str:
        return live.or_source(self.cleaned_data["lang"])


# Pages that come from memory carry no token, and there is nothing here to forge but a count.
@csrf_exempt
@require_POST
def seen(request: HttpRequest) -> HttpResponse:
    """A browser says that an ad was in view: counted, unless it speaks from another site."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > LONGEST_BODY:
        return HttpResponseBadRequest()
    form = SeenForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    here = request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
    if here and ads.is_person(request):
        ads.count_impression(form.cleaned_data["ad"], form.cleaned_data["lang"])
    return HttpResponse(status=204)


@never_cache
@require_safe
def go(request: HttpRequest, pk: int) -> HttpResponse:
    """Count a click and lead on; an ad that has ended meanwhile still leads somewhere."""
    ad = get_object_or_404(HouseAd.objects.sources(), pk=pk)
    language = live.or_source(request.GET.get("lang", ""))
    if request.method == "GET" and ads.is_person(request):
        ads.count_click(ad, language)
    return redirect(ads.destination(ad, language))
