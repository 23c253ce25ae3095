"""The public presentation of a home that was approved."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from accounts.models import User
from catalogue.models import Home, Listing
from catalogue.services.presenting import new_listing


def french_listing(home: Home, by: User | None) -> Listing:
    """The listing in the source language, published: what the owner wrote, or the bare facts."""
    listing = home.listings.sources().first() or _from_facts(home)
    if not listing.live or listing.has_unpublished_changes:
        revision = listing.latest_revision or listing.save_revision(user=by)
        revision.publish(user=by, skip_permission_checks=True)
        listing.refresh_from_db()
    return listing


def offer_for_translation(listing: Listing) -> None:
    """The translators of every language on the site find it waiting."""
    source, _made = TranslationSource.get_or_create_from_instance(listing)
    for locale in Locale.objects.exclude(pk=listing.locale_id):
        Translation.objects.get_or_create(source=source, target_locale=locale)


def _from_facts(home: Home) -> Listing:
    with translation.override(settings.LANGUAGE_CODE):
        facts = {
            "kind": home.get_kind_display(),
            "place": home.place,
            "surface": home.surface,
            "capacity": home.capacity,
        }
        title = _("%(kind)s in %(place)s") % facts
        summary = _("%(kind)s of %(surface)s m² for %(capacity)s people in %(place)s.") % facts
    listing = new_listing(home, title[:90])
    listing.summary, listing.description = summary[:240], f"<p>{summary}</p>"
    listing.save()
    return listing
