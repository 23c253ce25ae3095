"""Inventory reports: the state of a home on entry and on exit, and what follows from it."""
