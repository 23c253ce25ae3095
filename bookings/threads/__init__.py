"""Conversations between owners and PCS."""
