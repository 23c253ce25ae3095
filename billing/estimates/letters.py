"""What is written to people who asked for an estimate."""

from functools import partial
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext, override

from accounts.invitations import password_path
from accounts.models import User
from core import outbox
from locales import live
from notifications import mail
from notifications.letters import Contents, letter

from ..models import Lead
from .charts import chart
from .services import STUDY
from .sources import sources
from .studies import Study, basis_for, study_of


def study_pdf(lead: Lead, study: Study, language: str) -> bytes:
    """The study as a paper, in the reader's language."""
    from ..pdf.engine import render_for  # reportlab is slow to import and most never draw

    context = partial(_paper, lead, study)
    return render_for(language, "billing/pdf/study.html", context, lead.created_at)


def _paper(lead: Lead, study: Study, language: str) -> dict[str, Any]:
    return {
        "lead": lead,
        "study": study,
        "basis": study.basis,
        "chart": chart(study),
        "sources": sources(study),
    }


@outbox.handler(STUDY)
def send_study(payload: outbox.Payload) -> None:
    """The study by mail, to an address that need not have an account."""
    lead = Lead.objects.filter(pk=payload["lead"]).first()
    if lead is None:  # forgotten meanwhile
        return
    language = live.or_source(lead.language)
    with override(language):
        basis = basis_for(lead, lead.zone, lead.created_at.date())
        study = study_of(lead, basis) if basis else None
        url = settings.SITE_URL + reverse("billing:study", args=[lead.token])
        context = {"lead": lead, "study": study, "study_url": url, "site_url": settings.SITE_URL}
        text = render_to_string("billing/estimates/mail.txt", context)
        subject, _, body = text.partition("\n")
        page = render_to_string("billing/estimates/mail.html", context | {"subject": subject})
        name = f"{gettext('profitability-study')}.pdf"
    files = [(name, study_pdf(lead, study, language), "application/pdf")] if study else []
    headers = {
        "Message-ID": mail.message_id(f"{STUDY}:{lead.pk}"),
        "Reply-To": settings.COMPANY["email"],
    }
    mail.send([lead.email], subject.strip()[:200], body.strip() + "\n", page, files, headers)


@letter("billing/invitation")
def invitation(user: User, lead: int) -> Contents:
    """To a new owner: how to choose a password, and the home that waits for them."""
    known = user.has_usable_password()
    password = "" if known else settings.SITE_URL + password_path(user)
    asked = Lead.objects.filter(pk=lead).select_related("home").first()
    return Contents(
        {
            "home": asked and asked.home,
            "password_url": password,
            "space_url": settings.SITE_URL + reverse("account_login"),
        }
    )
