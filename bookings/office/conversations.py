from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..models import MessageFile, Thread
from ..private_files import private_file
from ..threads.services import mark_read, settle, write
from .forms import ReplyForm


class ThreadView(PermissionRequiredMixin, WagtailAdminTemplateMixin, DetailView):
    """A conversation with an owner; whoever may answer has read it by opening it."""

    queryset = Thread.objects.select_related("owner__user", "home__agency")
    template_name = "bookings/admin/thread.html"
    page_title = gettext_lazy("Conversation")
    header_icon = "mail"
    permission_required = "bookings.view_thread"
    object: Thread

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        every = {"url": reverse("owner_thread:index"), "label": _("Conversations")}
        return [*self.breadcrumbs_items, every, {"url": "", "label": str(self.object)}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        thread = self.object
        may_answer = self.request.user.has_perm("bookings.change_thread")
        if may_answer:
            mark_read(thread, self.request.user)
        written = thread.messages.select_related("author").prefetch_related("files")
        known = {"thread": thread, "written": written, "may_answer": may_answer}
        return known | {"form": ReplyForm()} | super().get_context_data(**kwargs)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not request.user.has_perm("bookings.change_thread"):
            raise PermissionDenied
        self.object = self.get_object()
        if request.POST.get("action") == "close":
            settle(self.object, request.user)
            messages.success(request, _("The conversation is closed."))
            return redirect("owner_thread:index")
        form = ReplyForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        write(self.object, form.cleaned_data["body"], request.user, form.cleaned_data["files"])
        messages.success(request, _("Your answer is sent."))
        return redirect("thread", pk)


class MessageFileView(PermissionRequiredMixin, DetailView):
    model = MessageFile
    permission_required = "bookings.view_thread"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> FileResponse:
        return private_file(self.get_object().file)
