"""Estimates asked for on the site, and the one click that makes an owner of a lead."""

from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.views.generic import InspectView
from wagtail.admin.widgets.button import Button

from catalogue.viewsets.dated_form import DatedForm, SupersedeView
from catalogue.viewsets.prices import ADD_ONLY, SupersedeIndexView
from core.models import AuditEntry
from core.viewsets import MoneyColumn, OfficeViewSet, StateColumn, TextColumn
from core.viewsets.views import OfficeEditView, OfficeIndexView

from ..estimates.services import CannotConvert, add_note, convert
from ..estimates.studies import CASES
from ..models import Lead, LeadNote, StudyTerms

TRAIL = 30


class NoteForm(forms.ModelForm):
    class Meta:
        model = LeadNote
        fields = ("text",)
        widgets = {"text": forms.Textarea({"rows": 3})}


def buttons_for(lead: Lead) -> list[Button]:
    return [Button(_("Study"), url=study_url(lead), icon_name="view", priority=30)]


def study_url(lead: Lead) -> str:
    return reverse("billing:study", args=[lead.token])


def figures_of(lead: Lead) -> list[dict[str, Decimal]]:
    """What each case of the study told, as numbers again."""
    cases = [lead.study[name] for name in CASES if name in lead.study]
    return [{name: Decimal(text) for name, text in case.items()} for case in cases]


class LeadIndexView(OfficeIndexView):
    def get_edit_url(self, instance: Lead) -> None:
        """Its name leads to all of a lead, not to its form, which that page offers."""

    def get_list_more_buttons(self, instance: Lead) -> list[Any]:
        return [*super().get_list_more_buttons(instance), *buttons_for(instance)]


class LeadInspectView(InspectView):
    """All of a lead on one page: who, what, the study's figures, what was said, what to do."""

    template_name = "billing/admin/lead.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        lead = self.object
        trail = AuditEntry.objects.filter(subject=f"{lead._meta.label_lower}:{lead.pk}")
        return super().get_context_data(
            lead=lead,
            notes=lead.notes.select_related("author"),
            note_form=NoteForm(),
            cases=figures_of(lead),
            study_url=study_url(lead),
            may_change=self.request.user.has_perm("billing.change_lead"),
            trail=trail.select_related("actor")[:TRAIL],
            **kwargs,
        )


class LeadEditView(OfficeEditView):
    def save_instance(self) -> Lead:
        """Deciding who calls when is following somebody up."""
        self.form.instance.touched_at = timezone.now()
        return super().save_instance()


class LeadAction(PermissionRequiredMixin, View):
    """Something done to a lead from its page."""

    permission_required = "billing.change_lead"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        lead = get_object_or_404(Lead, pk=pk)
        self.act(request, lead)
        return redirect("lead:inspect", pk)

    def act(self, request: HttpRequest, lead: Lead) -> None:
        raise NotImplementedError


class NoteView(LeadAction):
    def act(self, request: HttpRequest, lead: Lead) -> None:
        form = NoteForm(request.POST)
        if form.is_valid():
            add_note(lead, request.user, form.cleaned_data["text"])
        else:
            messages.error(request, _("Write something first."))


class ConvertView(LeadAction):
    def act(self, request: HttpRequest, lead: Lead) -> None:
        had_owner = lead.owner_id is not None
        try:
            lead = convert(lead, request.user)
        except CannotConvert:
            messages.error(request, _("The account of this e-mail address is closed."))
            return
        if not had_owner:
            words = _("%(email)s is an owner now and has been sent an invitation.")
            messages.success(request, words % {"email": lead.email})
        if lead.home is None:
            words = _("%(town)s is not among our towns: add it, then come back to make the home.")
            messages.warning(request, words % {"town": lead.city})


class LeadViewSet(OfficeViewSet):
    model = Lead
    name = "lead"
    url_prefix = "leads"
    icon = "mail"
    actions = frozenset({"change", "view"})
    ordering = ("-id",)
    related = ("assigned_to", "home", "zone")
    index_view_class = LeadIndexView
    inspect_view_class = LeadInspectView
    edit_view_class = LeadEditView
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("state"), FieldPanel("follow_up")]),
            FieldPanel("assigned_to"),
        ]
    )
    list_display = [
        "__str__",
        TextColumn("created_at", gettext_lazy("Asked"), sort_key="id"),
        StateColumn(Lead.State.WON),
        MoneyColumn("median_net", gettext_lazy("Median a year")),
        TextColumn("hour_names", gettext_lazy("When to call")),
        TextColumn("assigned_to", gettext_lazy("Assigned to")),
        TextColumn("follow_up", gettext_lazy("To be called by"), sort_key="follow_up"),
    ]
    list_filter = {
        "state": ["exact"],
        "assigned_to": ["exact", "isnull"],
        "follow_up": ["lte", "isnull"],
        "zone": ["exact", "isnull"],
        "created_at": ["date__gte", "date__lte"],
    }
    search_fields = ["name", "email", "city", "postcode"]
    list_export = [
        "created_at", "state", "name", "email", "phone", "hour_names", "language",
        "service_names", "street", "postcode", "city", "country", "kind", "rental_kind",
        "bedrooms", "capacity", "surface", "zone", "median_net", "assigned_to", "follow_up",
        "privacy_version", "privacy_accepted_at", "home",
    ]  # fmt: skip

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("note/<int:pk>/", NoteView.as_view(), name="note"),
            path("convert/<int:pk>/", ConvertView.as_view(), name="convert"),
        ]


class TermsCreateView(SupersedeView):
    copied = ("average_stay", "cleaning_base", "cleaning_per_bedroom", "source")


class StudyTermsViewSet(OfficeViewSet):
    model = StudyTerms
    name = "study_terms"
    url_prefix = "study-terms"
    icon = "form"
    actions = ADD_ONLY
    ordering = ("-valid_from",)
    index_view_class = SupersedeIndexView
    add_view_class = TermsCreateView
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("valid_from"), FieldPanel("average_stay")]),
            FieldRowPanel([FieldPanel("cleaning_base"), FieldPanel("cleaning_per_bedroom")]),
            FieldPanel("source"),
        ],
        base_form_class=DatedForm,
    )
    list_display = ["valid_from", "average_stay", "cleaning_base", "cleaning_per_bedroom"]
    list_export = ["valid_from", "average_stay", "cleaning_base", "cleaning_per_bedroom", "source"]
