"""Invoices, credit notes, rental contracts and inventory reports as PDF files."""

from .contracts import render_contract
from .documents import render_document
from .inventories import render_inventory

__all__ = ["render_contract", "render_document", "render_inventory"]
