"""A suspended home is gone at once, everywhere, and comes back through a review."""

import pytest
from django.core.cache import caches
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import translation

from catalogue.models import Home, Listing
from catalogue.services import CannotChangeState, publish_home, submit_home
from core import outbox
from core.models import AuditEntry
from notifications.models import LocalMail
from workflows.services import Verdict, decide, suspend


@pytest.fixture
def shown(ready, staff) -> Home:
    caches["pages"].clear()
    return publish_home(ready, staff)


def public_addresses(listing: Listing) -> dict[str, str]:
    with translation.override("fr"):
        page = reverse("billing:listing", args=[listing.slug])
    return {
        "page": page,
        "search": "/fr/homes/?adults=2",
        "map": "/fr/homes/map.json?adults=2",
        "sitemap": "/sitemap-listings.xml",
        "api": "/api/v1/homes",
        "api home": f"/api/v1/homes/{listing.slug}",
    }


@pytest.mark.requirement("M1-S3")
def test_a_suspended_home_is_removed_at_once_everywhere(client, shown, listing, moderator):
    def answers() -> dict[str, bool]:
        found = {}
        for name, address in public_addresses(listing).items():
            answer = client.get(address)
            found[name] = answer.status_code == 200 and listing.slug in answer.content.decode()
        return found

    assert set(answers().values()) == {True}, answers()
    assert set(answers().values()) == {True}  # from memory this time
    suspend(shown, "Des voyageurs n'ont pas reçu les clés.", moderator)

    assert set(answers().values()) == {False}, answers()


def test_the_owner_reads_why_and_the_trail_says_by_whom(shown, moderator):
    suspend(shown, "Des clés perdues.", moderator)
    outbox.deliver_due()

    assert "Des clés perdues." in LocalMail.objects.get(to="owner@example.org").text
    assert AuditEntry.objects.get(verb="suspended").actor == moderator


@pytest.mark.requirement("M1-S3")
def test_a_suspended_home_comes_back_through_a_review_only(shown, moderator, owner):
    suspend(shown, "Des clés perdues.", moderator)
    home = submit_home(Home.objects.get(), owner.user)
    outbox.deliver_due()

    assert home.state == Home.State.REVIEW
    decide(home.validations.get(), Verdict("approved"), moderator)
    home.refresh_from_db()
    assert home.state == Home.State.PUBLISHED


def test_only_a_published_home_is_suspended_and_only_by_moderators(ready, moderator, owner):
    with pytest.raises(CannotChangeState):
        suspend(ready, "Non.", moderator)
    with pytest.raises(PermissionDenied):
        suspend(ready, "Non.", owner.user)
