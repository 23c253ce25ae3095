"""The living style guide: every component and page layout with sample content, in the demo only."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

SPRITE = Path(__file__).parent / "static/core/icons.svg"

PAGES = {
    "index": "Components",
    "home": "Home page",
    "search": "Search results",
    "listing": "Listing",
    "checkout": "Hold and payment",
    "confirmed": "Confirmed",
    "stays": "My stays",
    "stay": "One stay",
    "profile": "Profile",
    "documents": "Invoices",
    "login": "Log in",
    "help": "Standard page",
}


class SampleForm(forms.Form):
    """One field of each kind, drawn by core/_field.html."""

    name = forms.CharField(label="Full name", help_text="As on your identity card.")
    email = forms.EmailField(label="E-mail", initial="claire@example.org")
    country = forms.ChoiceField(choices=[("fr", "France"), ("es", "Spain"), ("it", "Italy")])
    message = forms.CharField(widget=forms.Textarea, required=False)
    reason = forms.ChoiceField(
        label="Why do you travel?",
        choices=[("work", "For work"), ("rest", "For pleasure")],
        widget=forms.RadioSelect,
    )
    terms = forms.BooleanField(label="I accept the terms of sale")


def sample_lines() -> list[dict[str, Any]]:
    """A price whose lines explain themselves, in the shape core/_price_lines.html draws."""
    night, weekend, tax = Decimal(142), Decimal(168), Decimal("5.53")
    return [
        {
            "label": "4 nights",
            "amount": 2 * night + 2 * weekend,
            "why": [
                ("Thursday 10 and Sunday 13 June, high season", 2 * night),
                ("Friday 11 and Saturday 12 June, weekend", 2 * weekend),
            ],
        },
        {"label": "Cleaning and linen", "amount": Decimal(65), "why": []},
        {
            "label": "Tourist tax",
            "amount": 8 * tax,
            "why": [
                ("2 adults, 4 nights, €5.53 each: Paris, 3 stars, since 1 January 2027", 8 * tax)
            ],
        },
        {"label": "Welcome offer", "amount": Decimal("-40.00"), "why": []},
    ]


def sample_page() -> Page:
    """The seventh of twenty pages."""
    return Paginator(range(200), 10).page(7)


def icon_names() -> list[str]:
    """The drawings that {% icon %} knows."""
    return re.findall(r'symbol id="([a-z0-9-]+)"', SPRITE.read_text())


def show(request: HttpRequest, page: str = "index") -> HttpResponse:
    """One page of the style guide, or 404 for a name that it does not have."""
    if page not in PAGES:
        raise Http404(page)
    lines = sample_lines()
    context = {
        "pages": PAGES,
        "here": page,
        "form": SampleForm(),
        "bad_form": SampleForm({"email": "claire@", "reason": "other"}),
        "lines": lines,
        "total": sum(line["amount"] for line in lines),
        "page_obj": sample_page(),
        "arrival": date(2027, 6, 10),
        "departure": date(2027, 6, 14),
        "icons": icon_names(),
        "trail": [("Homes", "#"), ("Paris 4e", "#"), ("The balcony on rue des Rosiers", "")],
    }
    return render(request, f"core/styleguide/{page}.html", context)
