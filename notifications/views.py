"""The demo's mailbox: what would have been sent, for whoever tries the site out."""

from csp.constants import NONE, SELF
from csp.decorators import csp, csp_exempt, csp_update
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from .models import LocalAttachment, LocalMail

# A letter is drawn with the styles it carries, runs nothing and is shown in our own pages only.
LETTER_POLICY = {
    "default-src": [NONE],
    "style-src": ["'unsafe-inline'"],
    "img-src": [SELF, "data:"],
    "form-action": [NONE],
    "frame-ancestors": [SELF],
}


@require_safe
def local_mails(request: HttpRequest) -> HttpResponse:
    """The newest mails first; htmx asks for the list alone."""
    mails = Paginator(LocalMail.objects.prefetch_related("attachments"), 30)
    context = {"page_obj": mails.get_page(request.GET.get("page"))}
    part = "_mails" if request.htmx else "local_mails"
    return render(request, f"notifications/{part}.html", context)


@require_safe
@csp_update({"frame-src": [SELF]})
def local_mail(request: HttpRequest, pk: int) -> HttpResponse:
    mail = get_object_or_404(LocalMail.objects.prefetch_related("attachments"), pk=pk)
    return render(request, "notifications/local_mail.html", {"mail": mail})


@require_safe
@csp(LETTER_POLICY)
@xframe_options_sameorigin
def local_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter itself, for the frame of the reader."""
    return HttpResponse(get_object_or_404(LocalMail.objects.exclude(html=""), pk=pk).html)


@require_safe
@csp_exempt()
def local_attachment(request: HttpRequest, pk: int) -> HttpResponse:
    """A file of a mail: a PDF opens, anything else is downloaded, so that nothing runs here."""
    attachment = get_object_or_404(LocalAttachment, pk=pk)
    opens = attachment.media_type == "application/pdf"
    disposition = content_disposition_header(not opens, attachment.name)
    return HttpResponse(
        bytes(attachment.content),
        content_type=attachment.media_type if opens else "application/octet-stream",
        headers={"Content-Disposition": disposition},
    )
