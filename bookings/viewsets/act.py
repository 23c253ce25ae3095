"""Buttons on the page of a row that is never edited by hand."""

from typing import Any, ClassVar

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views import View


class ActView(PermissionRequiredMixin, View):
    """A button's act (POST); asking for its address leads back to the row's page."""

    model: ClassVar[type[Model]]
    viewset: ClassVar[str]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.back(pk)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = get_object_or_404(self.model, pk=pk)
        level, words = self.act(row)
        messages.add_message(request, level, words)
        return self.back(pk)

    def act(self, row: Any) -> tuple[int, str]:
        """Do it; returns how it went, and in which words."""
        raise NotImplementedError

    def back(self, pk: int) -> HttpResponse:
        return redirect(f"{self.viewset}:inspect", pk)
