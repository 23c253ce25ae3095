from typing import Any

from django import forms
from django.forms import BaseInlineFormSet, inlineformset_factory
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Condition, Home, Room, RoomItem
from .services import MOST_ITEMS, MOST_ROOMS

# What is missing is no part of a list.
USUAL = [choice for choice in Condition.choices if choice[0] != Condition.MISSING]
BLANK_ROWS = 2


class RoomForm(forms.ModelForm):
    class Meta:
        model = Room
        fields = ("name",)
        labels = {"name": gettext_lazy("Name of the room")}

    def __init__(self, *args: Any, home: Home, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.home = home

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        others = self.home.rooms.exclude(pk=self.instance.pk)
        if others.filter(name__iexact=name).exists():
            raise forms.ValidationError(_("This home has a room of this name already."))
        if self.instance.pk is None and others.count() >= MOST_ROOMS:
            text = _("A home has at most %(count)s rooms in its list.")
            raise forms.ValidationError(text % {"count": MOST_ROOMS})
        return name


class ItemForm(forms.ModelForm):
    condition = forms.ChoiceField(
        label=gettext_lazy("Usual condition"), choices=USUAL, initial=Condition.GOOD
    )

    class Meta:
        model = RoomItem
        fields = ("name", "quantity", "condition")
        widgets = {"quantity": forms.NumberInput(attrs={"inputmode": "numeric"})}

    def has_changed(self) -> bool:
        """A blank row without a name is no row, whatever its other fields say."""
        return super().has_changed() and bool(self.instance.pk or self["name"].value())


class ItemFormSet(BaseInlineFormSet):
    def get_unique_error_message(self, unique_check: Any) -> str:
        return _("Two things of a room have the same name: change one of them.")


Items = inlineformset_factory(
    Room,
    RoomItem,
    form=ItemForm,
    formset=ItemFormSet,
    extra=BLANK_ROWS,
    max_num=MOST_ITEMS,
    validate_max=True,
)
