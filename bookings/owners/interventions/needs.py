"""What an owner's homes need of the owner, as the dashboard shows it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from accounts.models import Owner
from accounts.space import Need, need
from core.money import format_money

from ...models import CostApproval


@need
def costs_to_approve(owner: Owner) -> Iterator[Need]:
    asked = CostApproval.objects.of(owner).unanswered()
    for approval in asked.select_related("intervention__order__home"):
        words = _("%(amount)s to spend in %(home)s: yes or no?") % {
            "amount": format_money(approval.amount),
            "home": approval.intervention.order.home.reference,
        }
        yield Need(words, approval.get_absolute_url(), urgent=True)
