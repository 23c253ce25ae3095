"""What billing writes to owners: each letter is a subject, some sentences and a way on."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Owner, User
from core.money import format_money
from core.templatetags.ui import day, moment
from notifications.letters import Attachment, Contents, letter

from .letters import file_of
from .models import OwnerTariff, Subscription, SubscriptionBill
from .services.documents import seal
from .services.ending import token_for
from .services.mandates import seal_mandate


def _contents(
    subject: str, sentences: list[str], way: tuple[str, str], files: list[Attachment] | None = None
) -> Contents:
    """`way` is the label of the button and the path it leads to."""
    context: dict[str, Any] = {
        "subject": subject,
        "sentences": sentences,
        "label": way[0],
        "href": settings.SITE_URL + way[1],
    }
    return Contents(context, files or [])


def _space() -> tuple[str, str]:
    return _("My subscription"), reverse("owner_subscription:home")


@letter("billing/mandate_signed")
def mandate_signed(user: User, mandate: int) -> Contents:
    paper = seal_mandate(mandate)
    known = {"number": paper.number, "moment": moment(paper.signed_at)}
    return _contents(
        _("Your mandate %(number)s is signed") % known,
        [
            _("You signed your mandate on %(moment)s. It is in our register.") % known,
            _("A copy is attached; it also stays in your space."),
        ],
        (_("My mandate"), reverse("owner_contract:mandate")),
        [file_of(paper)],
    )


@letter("billing/subscription_paid")
def subscription_paid(user: User, document: int) -> Contents:
    invoice = seal(document)
    bill = invoice.bill
    known = {
        "number": invoice.number,
        "amount": format_money(invoice.total),
        "from": day(bill.starts_on),
        "until": day(bill.ends_on),
    }
    return _contents(
        _("Your subscription is paid until %(until)s") % known,
        [
            _("We received %(amount)s for your year from %(from)s to %(until)s.") % known,
            _("The invoice %(number)s is attached.") % known,
        ],
        _space(),
        [file_of(invoice)],
    )


@letter("billing/subscription_failed")
def subscription_failed(user: User, bill: int) -> Contents:
    year = SubscriptionBill.objects.get(pk=bill)
    known = {"amount": format_money(year.amount), "next": ""}
    sentences = [_("Your card did not pay the %(amount)s of your subscription.") % known]
    if year.next_attempt:
        known["next"] = day(timezone.localdate(year.next_attempt))
        sentences.append(_("We try again on %(next)s.") % known)
    else:
        sentences.append(_("We do not try again: without another card the subscription ends."))
    sentences.append(_("Change the card in your space: it is then charged at once."))
    return _contents(_("Your card did not pay your subscription"), sentences, _space())


@letter("billing/subscription_renews")
def subscription_renews(user: User, subscription: int, tariff: int) -> Contents:
    row = Subscription.objects.get(pk=subscription)
    known = {
        "day": day(timezone.localdate(row.period_end)),
        "amount": format_money(OwnerTariff.objects.get(pk=tariff).subscription),
    }
    return _contents(
        _("Your subscription renews on %(day)s") % known,
        [
            _("On %(day)s, %(amount)s are taken from your card for another year.") % known,
            _("If you do not want that, end your contract before that day, in three clicks."),
        ],
        _space(),
    )


@letter("billing/contract_ended")
def contract_ended(user: User, subscription: int, ends: str, asked: str) -> Contents:
    """The receipt that the law asks for, on a durable medium."""
    owner = Subscription.objects.select_related("owner").get(pk=subscription).owner
    numbers = ", ".join(owner.mandates.in_force().values_list("number", flat=True))
    known = {
        "ends": day(date.fromisoformat(ends)),
        "asked": moment(datetime.fromisoformat(asked)),
        "numbers": numbers or "–",
    }
    return _contents(
        _("Receipt: your contract ends on %(ends)s") % known,
        [
            _("On %(asked)s you asked us to terminate your contract.") % known,
            _("It ends on %(ends)s. Mandates concerned: %(numbers)s.") % known,
            _("Nothing more is taken from your card. Confirmed stays are honoured and paid."),
            _("Keep this mail: it is your receipt. Until that day you may change your mind."),
        ],
        _space(),
    )


@letter("billing/subscription_over")
def subscription_over(user: User, subscription: int) -> Contents:
    row = Subscription.objects.get(pk=subscription)
    known = {"day": day(timezone.localdate(row.ended_at or timezone.now()))}
    return _contents(
        _("Your subscription has ended"),
        [
            _("Your subscription ended on %(day)s, and your mandate with it.") % known,
            _("Subscribe and sign again whenever you like: your homes are kept."),
        ],
        _space(),
    )


@letter("billing/confirm_ending")
def confirm_ending(user: User, owner: int) -> Contents:
    token = token_for(Owner.objects.get(pk=owner))
    return _contents(
        _("Confirm that you terminate your contract"),
        [
            _("Somebody asked on our site to terminate your contract with PCS."),
            _("If it was you, confirm it within three days. If not, do nothing: it goes on."),
        ],
        (_("Terminate my contract"), reverse("contract_end:confirm", args=[token])),
    )
