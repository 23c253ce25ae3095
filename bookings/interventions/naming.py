"""What a service is called in the reader's language."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import get_language

from catalogue.models import Service

from ..models import Intervention


def service_names(keys: Iterable[UUID]) -> dict[UUID, str]:
    """The names of services by their translation key, in one query."""
    rows = Service.objects.in_language(get_language() or "")
    wanted = rows.filter(translation_key__in=set(keys))
    return dict(wanted.values_list("translation_key", "name"))


def named(visits: Iterable[Intervention]) -> list[Intervention]:
    """The visits, each with the name of its service as `service_name`."""
    visits = list(visits)
    names = service_names(visit.order.service.translation_key for visit in visits)
    for visit in visits:
        service = visit.order.service
        visit.service_name = names.get(service.translation_key, service.name)  # type: ignore[attr-defined]
    return visits
