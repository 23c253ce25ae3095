"""The PDF of a paper: stored once; a numbered one is tied by its digest to the one before it."""

import hashlib
from collections.abc import Callable
from typing import TypeVar

from django.core.files.base import ContentFile
from django.db import transaction

from bookings.models import InventoryReport

from ..models import Contract, Document, Mandate, Series

Paper = TypeVar("Paper", Document, Mandate)
Alone = TypeVar("Alone", Contract, InventoryReport)


def seal_alone(paper: Alone, draw: Callable[[Alone], bytes]) -> Alone:
    """Store the PDF of a paper that is in no series; the second time nothing happens."""
    if paper.sha256:
        return paper
    content = draw(paper)
    with transaction.atomic():
        paper = type(paper).objects.select_for_update().get(pk=paper.pk)
        if not paper.sha256:  # else another worker was faster
            paper.sha256 = hashlib.sha256(content).hexdigest()
            paper.pdf.save(f"{paper.number}.pdf", ContentFile(content), save=False)
            paper.save(update_fields=["pdf", "sha256"])
    return paper


def seal_up_to(paper: Paper, draw: Callable[[Paper], bytes]) -> Paper:
    """Store what is missing in its series, up to this paper."""
    model = type(paper)
    before = model.objects.filter(series=paper.series_id, rank__lte=paper.rank, sha256="")
    for unsealed in before.order_by("rank"):
        _seal_one(unsealed, draw)
    paper.refresh_from_db()
    return paper


def _seal_one(paper: Paper, draw: Callable[[Paper], bytes]) -> None:
    content = draw(paper)
    with transaction.atomic():
        Series.objects.select_for_update().get(pk=paper.series_id)
        paper.refresh_from_db()
        if paper.sha256:  # another worker was faster
            return
        paper.sha256 = hashlib.sha256(content).hexdigest()
        paper.chain = _link(paper)
        paper.pdf.save(f"{paper.number}.pdf", ContentFile(content), save=False)
        paper.save(update_fields=["pdf", "sha256", "chain"])


def _link(paper: Paper) -> str:
    """The digest that ties a paper to the one before it in its series."""
    rows = type(paper).objects.filter(series=paper.series_id, rank=paper.rank - 1)
    previous = rows.first()
    before = previous.chain if previous else ""
    return hashlib.sha256((before + paper.sha256).encode()).hexdigest()
