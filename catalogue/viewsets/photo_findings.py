"""What staff make of the findings about photos."""

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin.utils import get_valid_next_url_from_request

from ..authenticity import check_home, settle
from ..models import Home, PhotoFinding

LONGEST_NOTE = 300


class FindingsAction(PermissionRequiredMixin, View):
    permission_required = "catalogue.change_photofinding"
    http_method_names = ["post"]

    def back(self, home_id: int) -> HttpResponse:
        page = reverse("home_photo:of_home", args=[home_id])
        return redirect(get_valid_next_url_from_request(self.request) or page)


class SettleView(FindingsAction):
    """Somebody looked, and it is fine: they say why."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        finding = get_object_or_404(PhotoFinding.objects.select_related("home_photo"), pk=pk)
        note = request.POST.get("note", "").replace("\0", "").strip()
        if not note:
            messages.error(request, _("Say in a few words why this is fine."))
        elif len(note) > LONGEST_NOTE:
            most = {"most": LONGEST_NOTE}
            messages.error(request, _("A note has at most %(most)s characters.") % most)
        else:
            settle(finding, note, request.user)
            messages.success(request, _("This finding is settled."))
        return self.back(finding.home_photo.home_id)


class CheckAgainView(FindingsAction):
    """Look at all the photos of a home once more, now."""

    def post(self, request: HttpRequest, home: int) -> HttpResponse:
        check_home(get_object_or_404(Home, pk=home))
        messages.success(request, _("The photos were checked."))
        return self.back(home)
