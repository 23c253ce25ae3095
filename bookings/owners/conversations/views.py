from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.space import OwnerRequest, for_owners

from ...models import MessageFile, Thread
from ...private_files import private_file
from ...threads.services import mark_read, start_thread, write
from ..pace import may_send
from ..posted import posted
from .forms import AnswerForm, ThreadForm
from .needs import UNREAD

PAGE = 20


@for_owners
@require_safe
def threads(request: OwnerRequest) -> HttpResponse:
    mine = request.owner.threads.select_related("home")
    found = mine.annotate(unread=UNREAD).order_by("-last_at")
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return render(
        request, "bookings/owners/threads.html", {"section": "messages", "page_obj": page}
    )


@for_owners
def new(request: OwnerRequest) -> HttpResponse:
    owner = request.owner
    initial = {"home": request.GET.get("home"), "subject": request.GET.get("subject")}
    form = ThreadForm(**posted(request), owner=owner, initial=initial)
    if request.method == "POST" and form.is_valid() and may_send(request, form):
        data = form.cleaned_data
        thread = start_thread(
            owner, data["subject"], data["body"], request.user, data["home"], data["files"]
        )
        messages.success(request, _("Your message is sent: we answer within a working day."))
        return redirect(thread)
    return render(request, "bookings/owners/new_thread.html", {"section": "messages", "form": form})


@for_owners
def thread(request: OwnerRequest, pk: int) -> HttpResponse:
    """A conversation; opening it is reading what PCS wrote."""
    mine = request.owner.threads.select_related("home", "owner")
    found: Thread = get_object_or_404(mine, pk=pk)
    form = AnswerForm(**posted(request))
    if request.method == "POST" and form.is_valid() and may_send(request, form):
        write(found, form.cleaned_data["body"], request.user, form.cleaned_data["files"])
        messages.success(request, _("Your message is sent."))
        return redirect(found)
    mark_read(found, request.user)
    context = {
        "section": "messages",
        "thread": found,
        "written": found.messages.select_related("author").prefetch_related("files"),
        "form": form,
    }
    return render(request, "bookings/owners/thread.html", context)


@for_owners
@require_safe
def file(request: OwnerRequest, pk: int) -> FileResponse:
    mine = MessageFile.objects.filter(message__thread__owner=request.owner)
    return private_file(get_object_or_404(mine, pk=pk).file)
