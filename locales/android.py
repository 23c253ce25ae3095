"""The words of the travellers' app, by the names of its resources.

The app asks for them when it starts, so that a language added here is one of the app's too.
Its placeholders are {named}; a sentence with a number is given in every form of the language.
"""

from collections.abc import Callable

from django.utils.translation import npgettext
from django.utils.translation import pgettext_lazy as _

from core.plurals import plural_forms

WORDS = {
    "app_name": _("android", "PCS stays"),
    "ok": _("android", "OK"),
    "cancel": _("android", "Cancel"),
    "close": _("android", "Close"),
    "back": _("android", "Back"),
    "retry": _("android", "Try again"),
    "loading": _("android", "Loading…"),
    "login_title": _("android", "Welcome back"),
    "login_email": _("android", "E-mail address"),
    "login_password": _("android", "Password"),
    "login_button": _("android", "Log in"),
    "login_code": _("android", "Code of your authenticator app"),
    "login_forgotten": _("android", "I forgot my password"),
    "login_wrong": _("android", "This e-mail address and password do not go together."),
    "login_again": _("android", "Please log in again."),
    "logout": _("android", "Log out"),
    "logout_question": _("android", "Log out of this telephone?"),
    "stays_title": _("android", "My stays"),
    "stays_upcoming": _("android", "Upcoming"),
    "stays_past": _("android", "Past"),
    "stays_cancelled": _("android", "Cancelled"),
    "stays_empty": _("android", "No stay yet"),
    "stays_empty_hint": _("android", "Stays you book on our site appear here."),
    "stay_reference": _("android", "Stay {reference}"),
    "stay_arrival": _("android", "Arrival"),
    "stay_departure": _("android", "Departure"),
    "stay_from_time": _("android", "from {time}"),
    "stay_before_time": _("android", "before {time}"),
    "stay_confirmed": _("android", "Confirmed"),
    "stay_to_pay": _("android", "To pay before {time}"),
    "stay_address": _("android", "Address"),
    "stay_open_map": _("android", "Open in a map"),
    "stay_call_agency": _("android", "Call the agency"),
    "stay_rules": _("android", "House rules"),
    "access_title": _("android", "Getting in"),
    "access_keys": _("android", "Your keys wait at {agency}."),
    "access_box": _("android", "Key box {number}"),
    "access_bring": _("android", "Bring your identity card."),
    "access_open": _("android", "Open from {opens} to {closes}"),
    "access_later": _("android", "Shown once your stay is confirmed."),
    "guide_title": _("android", "Guide to the home"),
    "guide_wifi": _("android", "Wi-Fi"),
    "guide_network": _("android", "Network: {name}"),
    "guide_copied": _("android", "Copied"),
    "guide_around": _("android", "Around you"),
    "papers_title": _("android", "Papers"),
    "papers_invoice": _("android", "Invoice {number}"),
    "papers_contract": _("android", "Rental contract"),
    "papers_credit_note": _("android", "Credit note {number}"),
    "papers_download": _("android", "Download"),
    "papers_saved": _("android", "Saved on this telephone"),
    "papers_pending": _("android", "This paper is being written."),
    "services_title": _("android", "Services"),
    "services_order": _("android", "Order"),
    "services_price_from": _("android", "From {price}"),
    "services_ordered": _("android", "Ordered for {day}"),
    "services_empty": _("android", "No service is on offer for this stay."),
    "messages_title": _("android", "Messages"),
    "messages_write": _("android", "Write a message"),
    "messages_send": _("android", "Send"),
    "messages_sent": _("android", "Sent"),
    "messages_failed": _("android", "Not sent. Touch to try again."),
    "messages_empty": _("android", "No message yet. We answer within the day."),
    "notifications_title": _("android", "Notifications"),
    "notifications_allow": _("android", "Tell me about my stays"),
    "notifications_off": _("android", "Notifications are off in the settings of your telephone."),
    "notification_arrival": _("android", "Tomorrow you arrive at {home}"),
    "notification_departure": _("android", "Departure today before {time}"),
    "tag_title": _("android", "Read a tag"),
    "tag_hold": _("android", "Hold the telephone against the tag beside the door."),
    "tag_reading": _("android", "Reading… do not move."),
    "tag_done": _("android", "Thank you: your arrival is noted."),
    "tag_unknown": _("android", "This tag is not one of ours."),
    "tag_other_home": _("android", "This tag belongs to another home."),
    "tag_no_nfc": _("android", "This telephone cannot read tags."),
    "tag_nfc_off": _("android", "Turn NFC on in the settings first."),
    "error_network": _("android", "No connection. Check your network and try again."),
    "error_server": _("android", "Something broke on our side. Try again in a moment."),
    "error_not_found": _("android", "There is nothing here, or it is not yours."),
    "error_update": _("android", "This version of the app is too old: update it."),
    "offline_banner": _("android", "Offline: shown as of {moment}"),
    "settings_title": _("android", "Settings"),
    "settings_language": _("android", "Language"),
    "settings_language_system": _("android", "As on the telephone"),
    "settings_theme": _("android", "Appearance"),
    "settings_theme_light": _("android", "Light"),
    "settings_theme_dark": _("android", "Dark"),
    "settings_version": _("android", "Version {number}"),
    "settings_licences": _("android", "Licences"),
}

NUMBERS: dict[str, Callable[[int], str]] = {
    "nights": lambda n: npgettext("android", "{count} night", "{count} nights", n),
    "adults": lambda n: npgettext("android", "{count} adult", "{count} adults", n),
    "children": lambda n: npgettext("android", "{count} child", "{count} children", n),
    "days_left": lambda n: npgettext("android", "In {count} day", "In {count} days", n),
    "minutes_to_pay": lambda n: npgettext(
        "android", "{count} minute left to pay", "{count} minutes left to pay", n
    ),
    "messages_unread": lambda n: npgettext(
        "android", "{count} new message", "{count} new messages", n
    ),
    "papers_count": lambda n: npgettext("android", "{count} paper", "{count} papers", n),
}


def strings() -> dict[str, str | dict[str, str]]:
    """Every resource in the language being spoken."""
    words = {name: str(text) for name, text in WORDS.items()}
    return words | {name: plural_forms(say) for name, say in NUMBERS.items()}
