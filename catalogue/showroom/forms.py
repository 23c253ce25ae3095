from copy import copy
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from ..forms import count_field, price_field
from ..models import Service, ServiceCategory, ServicePrice
from .cards import Category, categories_in
from .criteria import ServiceCriteria

MOST_UNITS = 10_000
WRONG_QUANTITY = _("Write a number above 0, such as 2 or 2.5.")


class ServicesForm(forms.Form):
    """The filters of the list as its address carries them; every one may be left out."""

    category = forms.ChoiceField(
        label=_("Family"),
        required=False,
        error_messages={"invalid_choice": _("We have no such family of services.")},
    )
    audience = forms.ChoiceField(
        label=_("For whom"),
        required=False,
        choices=[
            ("", _("For everyone")),
            (Service.Audience.TRAVELLER, _("For travellers")),
            (Service.Audience.OWNER, _("For owners")),
        ],
    )
    basis = forms.ChoiceField(
        label=_("How it is priced"),
        required=False,
        choices=[("", _("Every kind of price")), *ServicePrice.Basis.choices],
    )
    max_price = price_field(_("Highest price"))
    vip = forms.BooleanField(label=_("VIP services only"), required=False)
    page = count_field(_("Page"), 1, 1_000_000, required=False)

    def __init__(self, data: QueryDict, language: str) -> None:
        self.language = language
        super().__init__(self._in_own_words(data))
        field = cast(forms.ChoiceField, self.fields["category"])
        field.choices = [("", _("All")), *((c.words.slug, c.words.name) for c in self.categories)]

    @cached_property
    def categories(self) -> list[Category]:
        return categories_in(self.language)

    def _in_own_words(self, data: QueryDict) -> QueryDict:
        """A family named by its address in another language is still that family."""
        slug = data.get("category", "").replace("\0", "")  # which PostgreSQL takes for no text
        own = {category.words.slug for category in self.categories}
        if not slug or slug in own:
            return data
        keys = ServiceCategory.objects.filter(slug=slug).values_list("translation_key", flat=True)
        meant = [c.words.slug for c in self.categories if c.words.translation_key in set(keys)]
        translated = copy(data)
        if meant:
            translated["category"] = meant[0]
        return translated

    @property
    def category_asked(self) -> Category | None:
        slug = self.cleaned_data["category"]
        return next((c for c in self.categories if c.words.slug == slug), None) if slug else None

    def misunderstood(self) -> list[tuple[Any, list[Any]]]:
        """The sentences about each filter that makes no sense, with its name."""
        return [(self[name].label, list(self.errors[name])) for name in self.errors]

    @property
    def narrowed(self) -> bool:
        """Whether anything but the family and the page is asked for."""
        asked = ("audience", "basis", "max_price", "vip")
        return any(self.cleaned_data.get(name) not in ("", None, False) for name in asked)

    def criteria(self) -> ServiceCriteria:
        data, category = self.cleaned_data, self.category_asked
        return ServiceCriteria(
            category=category.facts.pk if category else None,
            audience=data["audience"],
            basis=data["basis"],
            max_price=data["max_price"],
            vip=data["vip"],
        )


class QuantityForm(forms.Form):
    """How many kilometres, hours or items a visitor thinks of."""

    quantity = forms.DecimalField(
        min_value=Decimal("0.1"),
        max_value=MOST_UNITS,
        decimal_places=1,
        initial=1,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value", "max_decimal_places", "max_digits"),
            WRONG_QUANTITY,
        ),
    )
