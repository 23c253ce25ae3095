from typing import Any

from allauth.core.ratelimit import consume
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from cms.models import Conversation, Faq, Message

from . import conversations
from .forms import AskForm, ChooseForm
from .turns import turns

SESSION = "assistant"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def assistant(request: HttpRequest) -> HttpResponse:
    """The assistant as a page, and as what htmx puts into the panel of every page."""
    if request.method != "POST":
        return _show(request, AskForm())
    form = ChooseForm(request.POST) if "entry" in request.POST else AskForm(request.POST)
    if not form.is_valid():
        return _refused(request, form, 422)
    if not consume(request, action="assistant"):
        form.add_error(None, _("That was a little fast. Wait a moment, then ask again."))
        return _refused(request, form, 429)
    message = _answered(request, form.cleaned_data)
    if request.htmx:
        context = {"turns": turns([message], request.user)}
        return render(request, "cms/chatbot/_turns.html", context)
    return redirect(f"{reverse('help:assistant')}#turn-{message.pk}")


@never_cache
@require_POST
def forget(request: HttpRequest) -> HttpResponse:
    """Erase the conversation now instead of in thirty days."""
    if found := conversation_of(request):
        found.delete()
    request.session.pop(SESSION, None)
    return redirect("help:assistant")


def conversation_of(request: HttpRequest) -> Conversation | None:
    """The visitor's own: whoever logs in keeps it, whoever logs out leaves it behind."""
    key = request.session.get(SESSION)
    found = Conversation.objects.filter(key=key).first() if key else None
    if found and found.user_id in (None, request.user.pk):
        return found
    return None


def _conversation(request: HttpRequest) -> Conversation:
    user = request.user if request.user.is_authenticated else None
    found = conversation_of(request)
    if found is None:
        found = Conversation.objects.create(user=user)
        request.session[SESSION] = found.key
    elif user and found.user_id is None:
        found.user = user
        found.save(update_fields=["user"])
    return found


def _answered(request: HttpRequest, asked: dict[str, Any]) -> Message:
    conversation, language = _conversation(request), get_language() or ""
    entry = asked.get("entry")
    if entry and Faq.objects.filter(translation_key=entry, live=True).exists():
        return conversations.choose(conversation, asked["question"], str(entry))
    return conversations.ask(conversation, asked["question"], language)


def _show(request: HttpRequest, form: AskForm | ChooseForm, status: int = 200) -> HttpResponse:
    found = conversation_of(request)
    recent = timezone.now() - conversations.KEPT
    messages = found.messages.filter(at__gt=recent) if found else []
    context = {"form": form, "turns": turns(messages, request.user)}
    template = "cms/chatbot/_panel.html" if request.htmx else "cms/chatbot/page.html"
    return render(request, template, context, status=status)


def _refused(request: HttpRequest, form: AskForm | ChooseForm, status: int) -> HttpResponse:
    """Beside the field on the page; as a line of the conversation in the panel."""
    if request.htmx:
        return render(request, "cms/chatbot/_refused.html", {"form": form}, status=status)
    again = AskForm({"question": request.POST.get("question", "")})
    again.full_clean()
    for sentence in form.errors.get("question", form.non_field_errors()):
        if not again.has_error("question"):
            again.add_error("question", sentence)
    return _show(request, again, status)
