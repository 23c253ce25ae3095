from django import forms
from django.http import HttpRequest
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField

from locales import live

from .models import User


class SignupForm(forms.Form):
    """What we ask beside e-mail and password: the name that goes on the contract."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def signup(self, request: HttpRequest, user: User) -> None:
        user.name = self.cleaned_data["name"]
        user.save(update_fields=["name"])


class ProfileForm(forms.ModelForm):
    """What people may change about themselves; the e-mail address has its own page."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        help_text=_("As on your identity card: it goes on the rental contract."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    phone = PhoneNumberField(
        label=_("Telephone"),
        region="FR",
        required=False,
        help_text=_(
            "Only for your stays: a late train, a lost key. "
            "Add the country code if it is not French."
        ),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
        error_messages={
            "invalid": _(
                "This is not a telephone number. For one abroad, start with + and the country code."
            )
        },
    )
    language = forms.ChoiceField(
        label=_("Language"),
        help_text=_("Of this site. The papers of a stay are in the language you booked it in."),
    )

    class Meta:
        model = User
        fields = ("name", "phone", "language")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [*own_names(), *self.away()]

    def away(self) -> list[tuple[str, str]]:
        """Their language even while it is not on the site: saving a telephone keeps it."""
        name = self.instance.language_away
        words = _("%(language)s (not on the site at present)")
        return [(self.instance.language, words % {"language": name.capitalize()})] if name else []


def own_names() -> list[tuple[str, str]]:
    """Each language of the site under the name its readers give it."""
    return [(code, get_language_info(code)["name_local"].capitalize()) for code in live.codes()]
