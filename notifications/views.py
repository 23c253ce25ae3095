from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from .models import LocalAttachment, LocalMail


def local_mails(request: HttpRequest) -> HttpResponse:
    """The newest mails that the demo would have sent."""
    return render(
        request, "notifications/local_mails.html", {"mails": LocalMail.objects.all()[:50]}
    )


def local_mail(request: HttpRequest, pk: int) -> HttpResponse:
    mail = get_object_or_404(LocalMail.objects.prefetch_related("attachments"), pk=pk)
    return render(request, "notifications/local_mail.html", {"mail": mail})


def local_attachment(request: HttpRequest, pk: int) -> HttpResponse:
    attachment = get_object_or_404(LocalAttachment, pk=pk)
    return HttpResponse(
        bytes(attachment.content),
        content_type=attachment.media_type,
        headers={"Content-Disposition": f'inline; filename="{attachment.name}"'},
    )
