from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from accounts.space import OwnerRequest, for_owners
from bookings.models import Intervention


@for_owners
@require_safe
def sheet(request: OwnerRequest, pk: int) -> HttpResponse:
    """The sheet of a visit to one's own home, as a PDF."""
    from ..pdf.sheets import render_sheet  # reportlab is slow to import and most never draw

    mine = Intervention.objects.of(request.owner)
    related = ("order__service", "order__stay", "order__home__commune", "order__home__owner__user")
    visit = get_object_or_404(mine.select_related(*related), pk=pk)
    name = f"{visit.order.home.reference}-{visit.day:%Y-%m-%d}-{visit.pk}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "private"}
    content = render_sheet(visit, get_language() or "fr")
    return HttpResponse(content, content_type="application/pdf", headers=headers)
