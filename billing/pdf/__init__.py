"""Invoices, credit notes and rental contracts as PDF files."""

from .contracts import render_contract
from .documents import render_document

__all__ = ["render_contract", "render_document"]
