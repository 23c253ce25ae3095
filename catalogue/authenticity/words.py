"""What is said of a finding: all of it to moderators, and gently, naming nobody, to owners."""

from typing import Any

from django.utils.dateparse import parse_date
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext_lazy as _

from ..models import PhotoFinding

MODERATOR = {
    "copy:file": _("The very file of a photo of home %(homes)s, which has it since %(since)s."),
    "copy:same": _("The same picture as a photo of home %(homes)s, there since %(since)s."),
    "copy:mirrored": _(
        "The mirrored picture of a photo of home %(homes)s, which has it since %(since)s."
    ),
    "copy:part": _("A part of a photo of home %(homes)s, or the reverse; there since %(since)s."),
    "copy:alike": _("Looks like a photo of home %(homes)s, there since %(since)s: compare them."),
    "copy:first": _(
        "Home %(homes)s shows this picture as well, but only since %(since)s: it was here first."
    ),
    "own_home": _("The same owner shows this picture for home %(homes)s as well."),
    "twice": _("This picture is there twice, or nearly."),
    "small": _("Only %(width)s × %(height)s pixels: it will look poor on large screens."),
    "blurred": _("Blurred: sharpness %(sharpness)s, where a clear photo has more than 100."),
    "borders": _("Plain bands fill %(percent)s%% of a side: perhaps a picture of a screen."),
    "old": _("Taken on %(taken)s, %(years)s years ago."),
    "future": _("Taken on %(taken)s, which has not come yet: the camera's clock is wrong."),
    "place": _("Taken %(km)s km away from the address of the home."),
    "generator": _("Written by a program that invents pictures: %(software)s."),
    "editor": _("Written by a program that retouches pictures: %(software)s."),
    "machine": _("Its own description says that a machine made it, wholly or in part."),
    "tampered": _("Its content credentials do not match the picture: it was changed afterwards."),
    "credentials": _("It carries content credentials. Signed by: %(signer)s."),
    "credentials:unverified": _("It carries content credentials, which nobody verified."),
    "upright": _("All %(count)s photos are higher than wide, where pages show them wide."),
    "online": _("Pages on the web that show this picture: %(count)s."),
    "unsearched": _("The search on the web gave no answer (%(why)s)."),
}
OWNER = {
    "copy": _("This picture seems to be shown elsewhere on our site. Please use your own photos."),
    "own_home": _("You show this picture for another of your homes too."),
    "twice": _("This picture is there twice, or nearly."),
    "small": _("Only %(width)s × %(height)s pixels: a larger photo shows your home better."),
    "blurred": _("This photo seems blurred: a sharper one shows your home better."),
    "borders": _("This picture has wide plain borders: please send the photo itself."),
    "old": _("This photo is %(years)s years old: travellers expect the home as it is today."),
    "future": _("This photo's date has not come yet: please check your camera's clock."),
    "place": _("This photo seems to have been taken elsewhere than at the home."),
    "generator": _("Please show your home in real photos: this picture seems to be computed."),
    "machine": _("Please show your home in real photos: this picture seems to be computed."),
    "tampered": _("This photo seems to have been changed after it was taken."),
    "upright": _("Add some photos that are wider than high: pages show them best."),
    "online": _("This picture is shown on other sites. We will check that it is yours."),
}


def for_moderator(finding: PhotoFinding) -> str:
    return str(MODERATOR[_variant(finding)]) % _values(finding.evidence)


def for_owner(finding: PhotoFinding) -> str:
    """Empty for what an owner can do nothing about."""
    text = OWNER.get(finding.code)
    return str(text) % _values(finding.evidence) if text else ""


def _variant(finding: PhotoFinding) -> str:
    told = finding.evidence
    if finding.code == "copy":
        if told.get("ours_first"):
            return "copy:first"
        return f"copy:{told['how']}" if told.get("sure") else "copy:alike"
    if finding.code == "credentials" and not told.get("verified"):
        return "credentials:unverified"
    return finding.code


def _values(evidence: dict[str, Any]) -> dict[str, Any]:
    """The evidence as a reader of this language writes it."""
    return {name: _written(name, value) for name, value in evidence.items()}


def _written(name: str, value: Any) -> Any:
    if isinstance(value, float):
        return number_format(value)
    if name in ("since", "taken"):
        day = parse_date(value)
        return date_format(day) if day else value
    return ", ".join(value) if isinstance(value, list) and name == "homes" else value
