"""The entry of reports in the menu of owners."""

from django.utils.translation import gettext_lazy as _

from accounts import space

space.section("documents", _("Occupancy documents"), "file-text", "owner_documents:documents", 60)
