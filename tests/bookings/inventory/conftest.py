"""A report at the door: who fills it in, and how far it is."""

from io import BytesIO

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from accounts.models import User
from bookings.inventory.services import Answer, begin_report, save_line, seal_report, sign
from bookings.inventory.services.signing import Hand
from bookings.models import InventoryReport
from tests.conftest import PASSWORD

DRAWN = [[100, 100, 200, 60, 300, 140, 420, 80]]


@pytest.fixture(autouse=True)
def private(settings, tmp_path):
    """Photos and papers of a test are gone with it."""
    options = {"location": tmp_path, "base_url": None}
    backend = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": options}
    settings.STORAGES = settings.STORAGES | {"private": backend}
    return tmp_path


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def agent(db) -> User:
    user = User.objects.create_user("agent@example.org", PASSWORD, name="Fatou Diallo")
    group = Group.objects.get(name="agency")
    user.groups.add(group)
    for code in ("view_inventoryreport", "change_inventoryreport"):
        group.permissions.add(
            Permission.objects.get(content_type__app_label="bookings", codename=code)
        )
    return user


@pytest.fixture
def phone(agent) -> Client:
    """The agent's phone, logged in."""
    return browser(agent)


@pytest.fixture
def entry(paid_stay, agent) -> InventoryReport:
    return begin_report(paid_stay, "entry", agent)


def look_at_everything(report: InventoryReport, by: User) -> None:
    for line in report.lines.all():
        save_line(line.pk, line.version, Answer(line.quantity, line.condition), by)


def hand(party: str, **changes) -> Hand:
    return Hand(**{"party": party, "name": "Somebody", "strokes": DRAWN} | changes)


def sign_both(report: InventoryReport, by: User) -> None:
    for party in ("agent", "traveller"):
        sign(report.pk, hand(party), "203.0.113.9", by)


def seal(report: InventoryReport, by: User) -> InventoryReport:
    look_at_everything(report, by)
    sign_both(report, by)
    return seal_report(report.pk, by)


@pytest.fixture
def sealed_entry(entry, agent) -> InventoryReport:
    return seal(entry, agent)


@pytest.fixture
def leaving(sealed_entry, paid_stay, agent) -> InventoryReport:
    """The exit report, just begun."""
    return begin_report(paid_stay, "exit", agent)


def a_photo(name: str = "stain.jpg", size=(1800, 1200), **options) -> SimpleUploadedFile:
    content = BytesIO()
    Image.new("RGB", size, "teal").save(content, "JPEG", **options)
    return SimpleUploadedFile(name, content.getvalue(), "image/jpeg")
