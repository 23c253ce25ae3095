"""Services, orders and visits as tests make them."""

from datetime import datetime, timedelta
from decimal import Decimal
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from bookings.interventions.services import declare_cost, order_service, plan_visit
from bookings.models import CostApproval, Intervention, Order, Routine
from catalogue.models import Home, Service
from tests.catalogue.services import make_category, make_service

HOUR = timedelta(hours=1)


def make_cleaning(locale) -> Service:
    """Two hours at 32 € an hour."""
    family = make_category(locale, "Ménage")
    return make_service(family, "Ménage de départ", "32.00", "per_hour", duration=120)


def make_routine(locale) -> Routine:
    return Routine.objects.create(service=make_cleaning(locale))


def make_visit(
    home: Home, service: Service, start: datetime | None = None, payer: str = Order.Payer.OWNER
) -> Intervention:
    start = start or timezone.now() + timedelta(days=2)
    return plan_visit(order_service(service, home, None, payer), start, start + 3 * HOUR)


def ask(visit: Intervention, by, amount: str = "480.00", **evidence) -> CostApproval:
    """A cost above every threshold, which waits for the owner."""
    approval = declare_cost(visit.pk, Decimal(amount), by, "Le ballon fuit.", **evidence)
    assert approval is not None
    return approval


def picture(name: str = "fuite.jpg") -> SimpleUploadedFile:
    out = BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "12 rue des Rosiers"
    Image.new("RGB", (40, 30), "brown").save(out, "JPEG", exif=exif)
    return SimpleUploadedFile(name, out.getvalue(), "image/jpeg")


def pdf(name: str = "devis.pdf", content: bytes = b"%PDF-1.4 devis") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/pdf")
