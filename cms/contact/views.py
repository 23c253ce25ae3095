from typing import Any

from allauth.core.ratelimit import consume
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from cms.chatbot.turns import Turn, transcript, turns
from cms.chatbot.views import conversation_of

from .forms import ContactForm, opened_now
from .services import Note, send


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest) -> HttpResponse:
    """Write to the team; what was said to the assistant can be seen before it is sent."""
    said = _said(request)
    if request.method != "POST":
        form = ContactForm(initial=_known(request, said), with_conversation=bool(said))
        return render(request, "cms/contact/contact.html", {"form": form, "turns": said})
    form = ContactForm(request.POST, with_conversation=bool(said))
    if not form.is_valid():
        return _again(request, form, said, 422)
    if not consume(request, action="contact"):
        form.add_error(None, _("You sent several messages already. Try again in an hour."))
        return _again(request, form, said, 429)
    send(_note(form.cleaned_data, said))
    return redirect("help:contact_sent")


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    return render(request, "cms/contact/sent.html")


def _said(request: HttpRequest) -> list[Turn]:
    found = conversation_of(request)
    return turns(found.messages.all(), request.user) if found else []


def _known(request: HttpRequest, said: list[Turn]) -> dict[str, Any]:
    """What need not be asked again."""
    known: dict[str, Any] = {"opened": opened_now()}
    if request.user.is_authenticated:
        known |= {"name": request.user.name, "email": request.user.email}
    if said and request.GET.get("about") == "conversation":
        question = said[-1].message.question
        known |= {"subject": question[:150], "message": question}
    return known


def _note(asked: dict[str, Any], said: list[Turn]) -> Note:
    conversation = transcript(said) if asked.get("attach") else ""
    return Note(asked["name"], asked["email"], asked["subject"], asked["message"], conversation)


def _again(request: HttpRequest, form: ContactForm, said: list[Turn], status: int) -> HttpResponse:
    context = {"form": form, "turns": said}
    return render(request, "cms/contact/contact.html", context, status=status)
