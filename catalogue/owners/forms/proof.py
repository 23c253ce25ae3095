from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...proofs import MOST_BYTES, NoPaper, paper_kind


class ProofForm(forms.Form):
    """A paper that shows whose residence a home is, checked by its content."""

    proof = forms.FileField(
        label=gettext_lazy("Proof of residence"),
        help_text=gettext_lazy(
            "A tax notice, an energy bill or a certificate of insurance of less than a year: "
            "PDF, JPEG or PNG, at most 10 MB. Only PCS reads it."
        ),
        error_messages={
            "required": gettext_lazy("Choose a file first."),
            "empty": gettext_lazy("This file is empty."),
        },
        widget=forms.FileInput({"accept": ".pdf,.jpg,.jpeg,.png"}),
    )

    def clean_proof(self) -> UploadedFile:
        file = self.cleaned_data["proof"]
        self.kind = checked_paper(file)
        return file


def checked_paper(file: UploadedFile) -> str:
    """The extension that the file deserves; raises ValidationError with what is wrong with it."""
    if (file.size or 0) > MOST_BYTES:
        raise forms.ValidationError(_("This file is larger than 10 MB."))
    try:
        return paper_kind(file)
    except NoPaper as error:
        text = _("This file is no PDF, JPEG or PNG, or it is damaged.")
        raise forms.ValidationError(text) from error
