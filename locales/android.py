"""The words of the travellers' app, by the names of its resources.

The app asks for them when it starts, so that a language added here is one of the app's too.
Its placeholders are {named}; a sentence with a number is given in every form of the language.
"""

from collections.abc import Callable

from django.utils.translation import npgettext, pgettext_lazy

from core.plurals import plural_forms

WORDS = {
    "app_name": pgettext_lazy("android", "PCS stays"),
    "ok": pgettext_lazy("android", "OK"),
    "cancel": pgettext_lazy("android", "Cancel"),
    "close": pgettext_lazy("android", "Close"),
    "back": pgettext_lazy("android", "Back"),
    "retry": pgettext_lazy("android", "Try again"),
    "loading": pgettext_lazy("android", "Loading…"),
    "login_title": pgettext_lazy("android", "Welcome back"),
    "login_email": pgettext_lazy("android", "E-mail address"),
    "login_password": pgettext_lazy("android", "Password"),
    "login_button": pgettext_lazy("android", "Log in"),
    "login_code": pgettext_lazy("android", "Code of your authenticator app"),
    "login_forgotten": pgettext_lazy("android", "I forgot my password"),
    "login_wrong": pgettext_lazy("android", "This e-mail address and password do not go together."),
    "login_again": pgettext_lazy("android", "Please log in again."),
    "logout": pgettext_lazy("android", "Log out"),
    "logout_question": pgettext_lazy("android", "Log out of this telephone?"),
    "stays_title": pgettext_lazy("android", "My stays"),
    "stays_upcoming": pgettext_lazy("android", "Upcoming"),
    "stays_past": pgettext_lazy("android", "Past"),
    "stays_cancelled": pgettext_lazy("android", "Cancelled"),
    "stays_empty": pgettext_lazy("android", "No stay yet"),
    "stays_empty_hint": pgettext_lazy("android", "Stays you book on our site appear here."),
    "stay_reference": pgettext_lazy("android", "Stay {reference}"),
    "stay_arrival": pgettext_lazy("android", "Arrival"),
    "stay_departure": pgettext_lazy("android", "Departure"),
    "stay_from_time": pgettext_lazy("android", "from {time}"),
    "stay_before_time": pgettext_lazy("android", "before {time}"),
    "stay_confirmed": pgettext_lazy("android", "Confirmed"),
    "stay_to_pay": pgettext_lazy("android", "To pay before {time}"),
    "stay_address": pgettext_lazy("android", "Address"),
    "stay_open_map": pgettext_lazy("android", "Open in a map"),
    "stay_call_agency": pgettext_lazy("android", "Call the agency"),
    "stay_rules": pgettext_lazy("android", "House rules"),
    "access_title": pgettext_lazy("android", "Getting in"),
    "access_keys": pgettext_lazy("android", "Your keys wait at {agency}."),
    "access_box": pgettext_lazy("android", "Key box {number}"),
    "access_bring": pgettext_lazy("android", "Bring your identity card."),
    "access_open": pgettext_lazy("android", "Open from {opens} to {closes}"),
    "access_later": pgettext_lazy("android", "Shown once your stay is confirmed."),
    "guide_title": pgettext_lazy("android", "Guide to the home"),
    "guide_wifi": pgettext_lazy("android", "Wi-Fi"),
    "guide_network": pgettext_lazy("android", "Network: {name}"),
    "guide_copied": pgettext_lazy("android", "Copied"),
    "guide_around": pgettext_lazy("android", "Around you"),
    "papers_title": pgettext_lazy("android", "Papers"),
    "papers_invoice": pgettext_lazy("android", "Invoice {number}"),
    "papers_contract": pgettext_lazy("android", "Rental contract"),
    "papers_credit_note": pgettext_lazy("android", "Credit note {number}"),
    "papers_download": pgettext_lazy("android", "Download"),
    "papers_saved": pgettext_lazy("android", "Saved on this telephone"),
    "papers_pending": pgettext_lazy("android", "This paper is being written."),
    "services_title": pgettext_lazy("android", "Services"),
    "services_order": pgettext_lazy("android", "Order"),
    "services_price_from": pgettext_lazy("android", "From {price}"),
    "services_ordered": pgettext_lazy("android", "Ordered for {day}"),
    "services_empty": pgettext_lazy("android", "No service is on offer for this stay."),
    "messages_title": pgettext_lazy("android", "Messages"),
    "messages_write": pgettext_lazy("android", "Write a message"),
    "messages_send": pgettext_lazy("android", "Send"),
    "messages_sent": pgettext_lazy("android", "Sent"),
    "messages_failed": pgettext_lazy("android", "Not sent. Touch to try again."),
    "messages_empty": pgettext_lazy("android", "No message yet. We answer within the day."),
    "notifications_title": pgettext_lazy("android", "Notifications"),
    "notifications_allow": pgettext_lazy("android", "Tell me about my stays"),
    "notifications_off": pgettext_lazy(
        "android", "Notifications are off in the settings of your telephone."
    ),
    "notification_arrival": pgettext_lazy("android", "Tomorrow you arrive at {home}"),
    "notification_departure": pgettext_lazy("android", "Departure today before {time}"),
    "tag_title": pgettext_lazy("android", "Read a tag"),
    "tag_hold": pgettext_lazy("android", "Hold the telephone against the tag beside the door."),
    "tag_reading": pgettext_lazy("android", "Reading… do not move."),
    "tag_done": pgettext_lazy("android", "Thank you: your arrival is noted."),
    "tag_unknown": pgettext_lazy("android", "This tag is not one of ours."),
    "tag_other_home": pgettext_lazy("android", "This tag belongs to another home."),
    "tag_no_nfc": pgettext_lazy("android", "This telephone cannot read tags."),
    "tag_nfc_off": pgettext_lazy("android", "Turn NFC on in the settings first."),
    "error_network": pgettext_lazy("android", "No connection. Check your network and try again."),
    "error_server": pgettext_lazy("android", "Something broke on our side. Try again in a moment."),
    "error_not_found": pgettext_lazy("android", "There is nothing here, or it is not yours."),
    "error_update": pgettext_lazy("android", "This version of the app is too old: update it."),
    "offline_banner": pgettext_lazy("android", "Offline: shown as of {moment}"),
    "settings_title": pgettext_lazy("android", "Settings"),
    "settings_language": pgettext_lazy("android", "Language"),
    "settings_language_system": pgettext_lazy("android", "As on the telephone"),
    "settings_theme": pgettext_lazy("android", "Appearance"),
    "settings_theme_light": pgettext_lazy("android", "Light"),
    "settings_theme_dark": pgettext_lazy("android", "Dark"),
    "settings_version": pgettext_lazy("android", "Version {number}"),
    "settings_licences": pgettext_lazy("android", "Licences"),
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
