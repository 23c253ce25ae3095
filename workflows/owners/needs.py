from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Owner
from accounts.space import Need, need

from ..models import PropertyValidation

Stage = PropertyValidation.Stage


@need
def changes_asked(owner: Owner) -> Iterator[Need]:
    """Homes of which a moderator wants something changed."""
    cases = PropertyValidation.objects.open().filter(stage=Stage.CORRECTION, home__owner=owner)
    for case in cases.select_related("home"):
        text = _("Changes are asked for on %(home)s.") % {"home": case.home.street}
        yield Need(text, reverse("workflows:timeline", args=[case.home.reference]), urgent=True)
