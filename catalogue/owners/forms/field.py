from typing import Any

from django import forms


class OwnHomeField(forms.ModelChoiceField):
    """One of an owner's homes, by its reference; the form says whose (`queryset`)."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=None, to_field_name="reference", **kwargs)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str) and "\0" in value:  # PostgreSQL would not even look
            value = "-"
        return super().to_python(value)
