from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from ..models import Owner, User


class OwnerForm(WagtailAdminModelForm):
    """Makes someone who has an account an owner; a list of every account would be too long."""

    email = forms.EmailField(label=gettext_lazy("E-mail address of their account"))

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].lower()
        user = User.objects.filter(email=email, is_active=True).first()
        if user is None:
            raise ValidationError(_("Nobody has an account with this e-mail address."))
        if Owner.objects.filter(user=user).exists():
            raise ValidationError(_("This person is an owner already."))
        self.instance.user = user
        return email
