"""What waits for an owner among their homes."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import space
from accounts.models import Owner

from ..models import Home


@space.need
def drafts(owner: Owner) -> Iterator[space.Need]:
    drafts = owner.homes.filter(state=Home.State.DRAFT)
    # One sent back for changes says itself what it waits for.
    for home in drafts.exclude(validations__stage="correction").order_by("pk"):
        text = _("%(home)s is still a draft: complete its file, then ask for its publication.")
        url = reverse("owner_homes:home", kwargs={"reference": home.reference})
        yield space.Need(text % {"home": home.street}, url)
