"""What marketing sees of the FAQ and of what the assistant could not answer."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.panels import ObjectList
from wagtail.admin.views.generic import InspectView
from wagtail.admin.widgets.button import Button
from wagtail.models import Locale
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from catalogue.viewsets.snippets import (
    LANGUAGE,
    STATE,
    SnippetDeleteView,
    SnippetIndexView,
)
from catalogue.viewsets.translated_form import TranslatedForm
from core import audit
from core.viewsets import ReadOnlyViewSet, StateColumn, TextColumn
from core.viewsets.views import OfficeIndexView

from ..models import Faq, FaqTopic, UnansweredQuestion

MENU = "register_faq_menu_item"
CHANGE = "cms.change_unansweredquestion"
State = UnansweredQuestion.State


class FaqCreateView(CreateView):
    """An entry that begins with a question nobody could answer, once it is asked for."""

    @cached_property
    def unanswered(self) -> UnansweredQuestion | None:
        number = self.request.GET.get("unanswered", "")
        return UnansweredQuestion.objects.filter(pk=number).first() if number.isdecimal() else None

    def get_initial(self) -> dict[str, Any]:
        asked = self.unanswered
        if asked is None:
            return super().get_initial()
        begun = {"question": asked.text[:200], "slug": slugify(asked.text)[:80]}
        return super().get_initial() | begun

    def get_add_url(self) -> str:
        url = super().get_add_url()
        if self.unanswered is None:
            return url
        return f"{url}{'&' if '?' in url else '?'}unanswered={self.unanswered.pk}"

    def save_instance(self) -> Faq:
        made: Faq = super().save_instance()
        if self.unanswered:
            UnansweredQuestion.objects.filter(pk=self.unanswered.pk).update(state=State.ANSWERED)
        return made


class FaqForm(TranslatedForm):
    """Topics are shared by all languages: the source's stand for them all."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        topics: Any = self.fields["topic"]
        source = Q(locale__language_code=settings.LANGUAGE_CODE)
        topics.queryset = FaqTopic.objects.filter(source | Q(pk=self.instance.topic_id))


class FaqViewSet(SnippetViewSet):
    model = Faq
    icon = "help"
    menu_hook = MENU
    menu_label = gettext_lazy("Questions and answers")
    menu_order = 1
    list_per_page = 50
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = SnippetIndexView
    add_view_class = FaqCreateView
    edit_handler = ObjectList(Faq.panels, base_form_class=FaqForm)
    list_display = [
        "question",
        TextColumn("topic", gettext_lazy("Topic")),
        TextColumn("get_audience_display", gettext_lazy("Audience")),
        LANGUAGE,
        STATE,
    ]
    list_filter = {"topic": ["exact"], "audience": ["exact"], "live": ["exact"]}
    search_fields = ["question", "variants", "answer"]
    list_export = ["question", "slug", "locale", "topic", "audience", "live"]

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_index_view_kwargs(related=("topic", "latest_revision"), **kwargs)


class FaqTopicViewSet(SnippetViewSet):
    model = FaqTopic
    icon = "list-ul"
    menu_hook = MENU
    menu_label = gettext_lazy("Topics")
    menu_order = 2
    copy_view_enabled = False
    index_view_class = SnippetIndexView
    delete_view_class = SnippetDeleteView
    list_display = ["name", TextColumn("order", gettext_lazy("Order")), LANGUAGE]
    search_fields = ["name"]


def may_dismiss(user: Any, asked: UnansweredQuestion) -> bool:
    return asked.state == State.OPEN and user.has_perm(CHANGE)


def new_entry(asked: UnansweredQuestion) -> str:
    """Where an entry is begun with that question, in the language it was asked in."""
    query = {"unanswered": asked.pk}
    if Locale.objects.filter(language_code=asked.language).exists():
        query["locale"] = asked.language
    return f"{reverse(Faq.snippet_viewset.get_url_name('add'))}?{urlencode(query)}"


class UnansweredIndexView(OfficeIndexView):
    """What is still to look at, unless another state is asked for."""

    def get_base_queryset(self) -> QuerySet:
        rows = super().get_base_queryset()
        return rows if "state" in self.request.GET else rows.filter(state=State.OPEN)

    def get_list_more_buttons(self, instance: UnansweredQuestion) -> list[Any]:
        buttons = super().get_list_more_buttons(instance)
        if instance.state != State.OPEN:
            return buttons
        if self.request.user.has_perm("cms.add_faq"):
            made = Button(_("Make an FAQ entry"), url=new_entry(instance), icon_name="plus")
            buttons.append(made)
        if may_dismiss(self.request.user, instance):
            url = reverse("unanswered:dismiss", args=[instance.pk])
            buttons.append(Button(_("Set aside"), url=url, icon_name="cross"))
        return buttons


class UnansweredInspectView(InspectView):
    template_name = "cms/admin/unanswered.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        to_make = self.object.state == State.OPEN and user.has_perm("cms.add_faq")
        return super().get_context_data(
            may_dismiss=may_dismiss(user, self.object),
            new_entry=new_entry(self.object) if to_make else "",
            **kwargs,
        )


class DismissView(View):
    """Asks first (GET), then sets the question aside (POST)."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return redirect("unanswered:inspect", pk)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        asked = get_object_or_404(UnansweredQuestion, pk=pk)
        if not request.user.has_perm(CHANGE):
            raise PermissionDenied
        if may_dismiss(request.user, asked):
            asked.state = State.DISMISSED
            asked.save(update_fields=["state"])
            audit.record(request.user, "dismissed", asked)
        return redirect("unanswered:index")


class UnansweredViewSet(ReadOnlyViewSet):
    model = UnansweredQuestion
    name = "unanswered"
    icon = "help"
    menu_label = gettext_lazy("Unanswered questions")
    ordering = ("-count", "-last_asked")
    list_display = [
        "text",
        TextColumn("language", gettext_lazy("Language")),
        TextColumn("count", gettext_lazy("Times"), sort_key="count"),
        TextColumn("first_asked", gettext_lazy("First asked"), sort_key="first_asked"),
        TextColumn("last_asked", gettext_lazy("Last asked"), sort_key="last_asked"),
        StateColumn(State.ANSWERED),
    ]
    list_filter = {"state": ["exact"], "language": ["exact"]}
    inspect_view_fields = ["text", "language", "count", "first_asked", "last_asked", "state"]
    search_lookups = ("text__icontains",)
    list_export = ["text", "language", "count", "first_asked", "last_asked", "state"]
    index_view_class = UnansweredIndexView
    inspect_view_class = UnansweredInspectView

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("dismiss/<int:pk>/", DismissView.as_view(), name="dismiss"),
        ]
