"""The sections and tabs that bookings gives to the owner's space."""

from django.utils.translation import gettext_lazy as _

from accounts import space
from catalogue.owners import tabs

from .conversations.needs import unread_count

space.section("calendar", _("Calendar"), "calendar-days", "owner_calendar:homes", 30)
space.section("interventions", _("Interventions"), "wrench", "owner_interventions:visits", 45)
space.section("services", _("Services"), "concierge-bell", "owner_services:services", 50)
space.section(
    "messages", _("Messages"), "message-circle", "owner_messages:threads", 40, unread_count
)
tabs.tab("calendar", _("Calendar"), "owner_calendar:home", 20)
