"""Invoices, credit notes, contracts, mandates and inventory reports as PDF files."""

from .contracts import render_contract
from .documents import render_document
from .inventories import render_inventory
from .mandates import render_mandate
from .owner_documents import render_to_owner

__all__ = [
    "render_contract",
    "render_document",
    "render_inventory",
    "render_mandate",
    "render_to_owner",
]
