"""Rung when there may be something to deliver before the courier meant to wake up."""

from threading import Event

bell = Event()
